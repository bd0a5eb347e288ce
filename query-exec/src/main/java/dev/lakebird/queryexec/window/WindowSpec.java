package dev.lakebird.queryexec.window;

import dev.lakebird.queryexec.sort.SortKey;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;

/// What a window operator computes over input that comes in the order of partition keys, then order.
///
/// @param types the physical types of the input columns
/// @param passed how many of the first input columns come out again
/// @param partitionKeys the input columns whose values are the same in a partition
/// @param order the order inside of partitions
/// @param calls one output column each, behind the passed ones
public record WindowSpec(
    List<VectorType> types,
    int passed,
    List<Integer> partitionKeys,
    List<SortKey> order,
    List<WindowCall> calls) {
  public WindowSpec {
    types = List.copyOf(types);
    partitionKeys = List.copyOf(partitionKeys);
    order = List.copyOf(order);
    calls = List.copyOf(calls);
  }

  /// The types of the output columns.
  public List<VectorType> outputTypes() {
    List<VectorType> output = new ArrayList<>(types.subList(0, passed));
    calls.forEach(call -> output.add(call.resultType()));
    return output;
  }
}
