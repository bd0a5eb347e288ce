package dev.lakebird.queryexec.aggregate;

import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;

/// What an aggregation computes.
///
/// @param keys the input columns to group by; with none, all rows are one group, even of no rows
/// @param keyTypes their physical types
/// @param measures what to compute of each group
/// @param always the keys of groups that exist even where there are no rows at all
public record AggregateSpec(
    List<Integer> keys,
    List<VectorType> keyTypes,
    List<Measure> measures,
    List<List<Value>> always) {
  /// An aggregation whose groups all have rows.
  public AggregateSpec(List<Integer> keys, List<VectorType> keyTypes, List<Measure> measures) {
    this(keys, keyTypes, measures, List.of());
  }

  public AggregateSpec {
    always = List.copyOf(always);
    keys = List.copyOf(keys);
    keyTypes = List.copyOf(keyTypes);
    measures = List.copyOf(measures);
  }

  /// One aggregate call.
  ///
  /// @param arguments the input columns it takes
  public record Measure(AggregateKernel kernel, List<Integer> arguments) {
    public Measure {
      arguments = List.copyOf(arguments);
    }
  }

  /// The types of the output columns: keys, then measures.
  public List<VectorType> outputTypes() {
    List<VectorType> types = new ArrayList<>(keyTypes);
    for (Measure measure : measures) {
      types.add(measure.kernel().result().type());
    }
    return types;
  }

  /// The types of the columns of groups set aside: hash, keys, states.
  List<VectorType> partialTypes() {
    List<VectorType> types = new ArrayList<>();
    types.add(VectorType.INT64);
    types.addAll(keyTypes);
    for (Measure measure : measures) {
      types.addAll(measure.kernel().stateTypes());
    }
    return types;
  }
}
