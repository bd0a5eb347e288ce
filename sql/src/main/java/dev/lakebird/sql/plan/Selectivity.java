package dev.lakebird.sql.plan;

import dev.lakebird.sql.catalog.ColumnStatistics;
import dev.lakebird.types.value.Value;
import java.util.List;
import java.util.OptionalDouble;

/// Which share of rows passes conditions, from the columns' statistics where there are any.
final class Selectivity {
  private static final double EQUALITY = 0.05;
  private static final double RANGE = 0.33;
  private static final double OTHER = 0.25;

  private Selectivity() {}

  static double of(List<PlanExpression> conditions) {
    double share = 1;
    for (var condition : conditions) {
      share *= guess(condition);
    }
    return share;
  }

  static double ofScan(List<PlanExpression> conditions, ScanPlan scan) {
    double share = 1;
    for (var condition : conditions) {
      share *= known(condition, scan).orElse(guess(condition));
    }
    return share;
  }

  /// An equality of two sides keeps one match for each row of the larger one.
  static double ofJoin(List<PlanExpression> conditions, double left, double right) {
    double share = 1;
    boolean keyed = false;
    for (var condition : conditions) {
      if (isEquality(condition) && !keyed) {
        share /= Math.max(1, Math.max(left, right));
        keyed = true;
      } else {
        share *= isEquality(condition) ? OTHER : guess(condition);
      }
    }
    return share;
  }

  private static boolean isEquality(PlanExpression condition) {
    return condition instanceof Call call && call.name().equals(Conditions.EQUAL);
  }

  private static double guess(PlanExpression condition) {
    return switch (condition) {
      case Call call ->
          switch (call.name()) {
            case Conditions.EQUAL, "$is_null" -> EQUALITY;
            case "$less", "$less_or_equal", "$greater", "$greater_or_equal" -> RANGE;
            case Conditions.AND -> of(call.arguments());
            case Conditions.OR ->
                Math.min(1, call.arguments().stream().mapToDouble(Selectivity::guess).sum());
            case "$not" -> 1 - guess(call.arguments().getFirst());
            default -> OTHER;
          };
      case InList in -> Math.min(1, in.options().size() * EQUALITY);
      case ColumnReference c -> OTHER;
      case Constant c -> Conditions.isTrue(c) ? 1 : 0;
      case Cast c -> OTHER;
      case CaseWhen c -> OTHER;
      case FieldAccess c -> OTHER;
      case StructOf c -> OTHER;
      case ArrayOf c -> OTHER;
      case SubqueryValue c -> OTHER;
    };
  }

  /// A comparison of a column with a constant, by the column's count of distinct values or bounds.
  private static OptionalDouble known(PlanExpression condition, ScanPlan scan) {
    if (!(condition instanceof Call call)
        || call.arguments().size() != 2
        || !(call.arguments().getFirst() instanceof ColumnReference reference)
        || !(call.arguments().getLast() instanceof Constant constant)) {
      return OptionalDouble.empty();
    }
    int index = scan.tableColumns().indexOf(reference.column());
    if (index < 0) {
      return OptionalDouble.empty();
    }
    var statistics = scan.table().statisticsOf(scan.table().columns().get(index).name());
    return switch (call.name()) {
      case Conditions.EQUAL ->
          statistics.distinctCount().isPresent()
              ? OptionalDouble.of(1.0 / Math.max(1, statistics.distinctCount().getAsLong()))
              : OptionalDouble.empty();
      case "$less", "$less_or_equal" -> below(statistics, constant.value());
      case "$greater", "$greater_or_equal" -> {
        var below = below(statistics, constant.value());
        yield below.isPresent() ? OptionalDouble.of(1 - below.getAsDouble()) : below;
      }
      default -> OptionalDouble.empty();
    };
  }

  private static OptionalDouble below(ColumnStatistics statistics, Value bound) {
    if (statistics.min().isEmpty() || statistics.max().isEmpty()) {
      return OptionalDouble.empty();
    }
    double low = number(statistics.min().get());
    double high = number(statistics.max().get());
    double at = number(bound);
    if (!(high > low) || Double.isNaN(at)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Math.clamp((at - low) / (high - low), 0.0, 1.0));
  }

  private static double number(Value value) {
    return switch (value) {
      case Value.Int64Value v -> v.value();
      case Value.Float64Value v -> v.value();
      case Value.DecimalValue v -> v.value().doubleValue();
      case Value.DateValue v -> v.days();
      case Value.TimeValue v -> v.micros();
      case Value.DatetimeValue v -> v.micros();
      case Value.TimestampValue v -> v.micros();
      case Value.NullValue v -> Double.NaN;
      case Value.BoolValue v -> Double.NaN;
      case Value.StringValue v -> Double.NaN;
      case Value.BytesValue v -> Double.NaN;
      case Value.IntervalValue v -> Double.NaN;
      case Value.JsonValue v -> Double.NaN;
      case Value.ArrayValue v -> Double.NaN;
      case Value.StructValue v -> Double.NaN;
      case Value.RangeValue v -> Double.NaN;
    };
  }
}
