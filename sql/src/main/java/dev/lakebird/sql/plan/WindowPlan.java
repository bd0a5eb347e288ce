package dev.lakebird.sql.plan;

import java.util.ArrayList;
import java.util.List;

/// The rows of the input, each with the values of functions over the rows of its partition.
///
/// @param partitionBy what is the same for all rows of a partition
/// @param orderBy the order inside of partitions
public record WindowPlan(
    LogicalPlan input,
    List<PlanExpression> partitionBy,
    List<SortKey> orderBy,
    List<Computed> calls)
    implements LogicalPlan {
  public WindowPlan {
    partitionBy = List.copyOf(partitionBy);
    orderBy = List.copyOf(orderBy);
    calls = List.copyOf(calls);
  }

  /// One function and its column.
  public record Computed(PlanColumn column, WindowCall call) {}

  @Override
  public List<PlanColumn> columns() {
    var columns = new ArrayList<>(input.columns());
    calls.forEach(call -> columns.add(call.column()));
    return columns;
  }

  @Override
  public List<LogicalPlan> inputs() {
    return List.of(input);
  }

  @Override
  public LogicalPlan withInputs(List<LogicalPlan> inputs) {
    return new WindowPlan(inputs.getFirst(), partitionBy, orderBy, calls);
  }

  /// The same functions but those that are not among `kept`.
  public WindowPlan withCalls(List<Computed> kept) {
    return new WindowPlan(input, partitionBy, orderBy, kept);
  }

  /// Partition keys, then the keys of the order, then the arguments of the functions.
  public List<PlanExpression> expressions() {
    var expressions = new ArrayList<>(partitionBy);
    orderBy.forEach(key -> expressions.add(key.expression()));
    calls.forEach(call -> expressions.addAll(call.call().arguments()));
    return expressions;
  }
}
