package dev.lakebird.sql.plan;

import dev.lakebird.types.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which share of rows passes conditions, from the columns' statistics where there are any.
final class Selectivity {
  private static final double EQUALITY = 0.1;
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

  /// Bounds on one column are taken together: of `x > 3 AND x < 5`, the part of the column's range
  /// between.
  static double ofScan(List<PlanExpression> conditions, ScanPlan scan) {
    double share = 1;
    Map<PlanColumn, Interval> intervals = new HashMap<>();
    for (var condition : conditions) {
      if (!narrows(condition, scan, intervals)) {
        share *= ofScan(condition, scan);
      }
    }
    for (var interval : intervals.values()) {
      share *= interval.share();
    }
    return share;
  }

  private static double ofScan(PlanExpression condition, ScanPlan scan) {
    if (condition instanceof Call call && call.name().equals(Conditions.OR)) {
      double sum = 0;
      for (var branch : Conditions.disjuncts(call)) {
        sum += ofScan(Conditions.conjuncts(branch), scan);
      }
      return Math.min(1, sum);
    }
    if (condition instanceof Call call && call.name().equals("$not")) {
      return 1 - ofScan(call.arguments().getFirst(), scan);
    }
    int chosen =
        isEquality(condition) ? 1 : condition instanceof InList in ? in.options().size() : 0;
    if (chosen > 0
        && condition.children().getFirst() instanceof ColumnReference reference
        && condition.children().getLast() instanceof Constant) {
      var facts = ColumnFacts.ofScan(reference.column(), scan);
      if (facts.isPresent() && facts.get().distinct() < facts.get().rows()) {
        return Math.min(1, chosen / facts.get().distinct());
      }
    }
    return guess(condition);
  }

  static boolean isEquality(PlanExpression condition) {
    return condition instanceof Call call && call.name().equals(Conditions.EQUAL);
  }

  private static double guess(PlanExpression condition) {
    return switch (condition) {
      case Call call ->
          switch (call.name()) {
            case Conditions.EQUAL, "$is_null", "$like", "STARTS_WITH", "ENDS_WITH" -> EQUALITY;
            case "$not_equal", "$is_not_null" -> 1 - EQUALITY;
            case "$less", "$less_or_equal", "$greater", "$greater_or_equal" -> RANGE;
            case Conditions.AND -> of(call.arguments());
            case Conditions.OR ->
                Math.min(1, call.arguments().stream().mapToDouble(Selectivity::guess).sum());
            case "$not" -> 1 - guess(call.arguments().getFirst());
            default -> OTHER;
          };
      case InList in -> Math.min(0.5, in.options().size() * EQUALITY);
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

  /// The part of a column's range that bounds leave.
  private static final class Interval {
    private final double min;
    private final double max;
    private double low;
    private double high;

    Interval(double min, double max) {
      this.min = min;
      this.max = max;
      this.low = min;
      this.high = max;
    }

    double share() {
      return Math.clamp((high - low) / (max - min), 0.0, 1.0);
    }
  }

  /// Whether it compares a column of known range with a constant, which narrows the column's interval.
  private static boolean narrows(
      PlanExpression condition, ScanPlan scan, Map<PlanColumn, Interval> intervals) {
    if (!(condition instanceof Call call)
        || call.arguments().size() != 2
        || !(call.arguments().getFirst() instanceof ColumnReference reference)
        || !(call.arguments().getLast() instanceof Constant constant)) {
      return false;
    }
    double bound = number(constant.value());
    boolean above = call.name().startsWith("$greater");
    if (Double.isNaN(bound) || !above && !call.name().startsWith("$less")) {
      return false;
    }
    var interval = intervals.get(reference.column());
    if (interval == null) {
      interval = interval(reference.column(), scan);
      if (interval == null) {
        return false;
      }
      intervals.put(reference.column(), interval);
    }
    if (above) {
      interval.low = Math.max(interval.low, bound);
    } else {
      interval.high = Math.min(interval.high, bound);
    }
    return true;
  }

  private static @Nullable Interval interval(PlanColumn column, ScanPlan scan) {
    int index = scan.tableColumns().indexOf(column);
    if (index < 0) {
      return null;
    }
    var statistics = scan.table().statisticsOf(scan.table().columns().get(index).name());
    if (statistics.min().isEmpty() || statistics.max().isEmpty()) {
      return null;
    }
    double min = number(statistics.min().get());
    double max = number(statistics.max().get());
    return max > min ? new Interval(min, max) : null;
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
