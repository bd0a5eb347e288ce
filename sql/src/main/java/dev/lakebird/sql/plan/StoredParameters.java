package dev.lakebird.sql.plan;

import dev.lakebird.types.TypeParameters;

/// What a table says of the type of a column that a plan passes on unchanged. All values of such a column
/// fit, whatever filters and joins lie between.
public final class StoredParameters {
  private static final int SEARCH_COUNT_MAX = 100;

  private int left = SEARCH_COUNT_MAX;

  private StoredParameters() {}

  /// The parameters of a column of a relation; none where it is computed.
  public static TypeParameters of(PlanColumn column, LogicalPlan plan) {
    return new StoredParameters().find(column, plan);
  }

  private TypeParameters find(PlanColumn column, LogicalPlan plan) {
    left--;
    if (left < 0) {
      return TypeParameters.NONE;
    }
    return switch (plan) {
      case ScanPlan p -> {
        int index = p.tableColumns().indexOf(column);
        yield index < 0 || index >= p.table().columns().size()
            ? TypeParameters.NONE
            : p.table().columns().get(index).parameters();
      }
      case ProjectPlan p ->
          p.assignments().stream()
              .filter(a -> a.column().id() == column.id())
              .findFirst()
              .map(a -> through(a.expression(), p.input()))
              .orElse(TypeParameters.NONE);
      case AggregatePlan p ->
          p.keys().stream()
              .filter(key -> key.column().id() == column.id())
              .findFirst()
              .map(key -> through(key.expression(), p.input()))
              .orElse(TypeParameters.NONE);
      case JoinPlan p -> {
        var found = find(column, p.left());
        yield found.equals(TypeParameters.NONE) ? find(column, p.right()) : found;
      }
      case FilterPlan p -> find(column, p.input());
      case SortPlan p -> find(column, p.input());
      case LimitPlan p -> find(column, p.input());
      case WindowPlan p -> find(column, p.input());
      case UnnestPlan p -> find(column, p.input());
      case ValuesPlan p -> TypeParameters.NONE;
      case UnionPlan p -> TypeParameters.NONE;
      case RecursionPlan p -> TypeParameters.NONE;
      case WritePlan p -> TypeParameters.NONE;
    };
  }

  private TypeParameters through(PlanExpression expression, LogicalPlan input) {
    return expression instanceof ColumnReference reference
        ? find(reference.column(), input)
        : TypeParameters.NONE;
  }
}
