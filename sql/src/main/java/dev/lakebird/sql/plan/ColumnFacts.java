package dev.lakebird.sql.plan;

import dev.lakebird.sql.catalog.ColumnStatistics;
import dev.lakebird.types.value.Value;
import java.util.Optional;
import java.util.OptionalDouble;

/// What is known of a column where it comes from, before any filter.
///
/// @param origin the same for all columns of one scan
/// @param rows the rows there
/// @param range how many values the bounds leave room for; infinite where unknown
/// @param distinct how many different values there are at most, from counts, bounds and rows
public record ColumnFacts(int origin, double rows, double range, double distinct) {
  private static final double ROWS_UNKNOWN = 1000;

  /// How many relations are looked at on the way down to a column's origin.
  private static final int SEARCH_COUNT_MAX = 100;

  /// Whether anything but the rows says how many values there are.
  public boolean isKnown() {
    return !Double.isInfinite(range) || distinct < rows;
  }

  /// Whether all values may differ from each other.
  public boolean mayBeKey() {
    return rows <= range && distinct >= rows;
  }

  /// The facts of a column of a relation; of a computed column, that it may have any value in each of
  /// the relation's rows.
  public static ColumnFacts of(PlanColumn column, LogicalPlan plan, OptionalDouble rows) {
    return new Search(SEARCH_COUNT_MAX).find(column, plan).orElseGet(() -> unknown(column, rows));
  }

  private static ColumnFacts unknown(PlanColumn column, OptionalDouble rows) {
    double count = rows.orElse(ROWS_UNKNOWN);
    return new ColumnFacts(-column.id(), count, Double.POSITIVE_INFINITY, count);
  }

  /// The facts of a column that a scan reads or could read.
  static Optional<ColumnFacts> ofScan(PlanColumn column, ScanPlan scan) {
    int index = scan.tableColumns().indexOf(column);
    if (index < 0 || index >= scan.table().columns().size()) {
      return Optional.empty();
    }
    double rows =
        scan.table().rowCount().isPresent() ? scan.table().rowCount().getAsLong() : ROWS_UNKNOWN;
    var statistics = scan.table().statisticsOf(scan.table().columns().get(index).name());
    double range = range(statistics);
    double distinct = Math.min(rows, range);
    if (statistics.distinctCount().isPresent()) {
      distinct = Math.min(distinct, statistics.distinctCount().getAsLong());
    }
    return Optional.of(
        new ColumnFacts(scan.tableColumns().getFirst().id(), rows, range, Math.max(1, distinct)));
  }

  private static double range(ColumnStatistics statistics) {
    if (statistics.min().isEmpty() || statistics.max().isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    var low = whole(statistics.min().get());
    var high = whole(statistics.max().get());
    return low.isPresent() && high.isPresent()
        ? high.getAsDouble() - low.getAsDouble() + 1
        : Double.POSITIVE_INFINITY;
  }

  /// The place of a value among those of a type whose values can be counted.
  private static OptionalDouble whole(Value value) {
    return switch (value) {
      case Value.Int64Value v -> OptionalDouble.of(v.value());
      case Value.DateValue v -> OptionalDouble.of(v.days());
      case Value.BoolValue v -> OptionalDouble.of(v.value() ? 1 : 0);
      default -> OptionalDouble.empty();
    };
  }

  /// The facts where each value stands once.
  private ColumnFacts asKey() {
    return new ColumnFacts(-origin, distinct, range, distinct);
  }

  /// Follows a column down through relations that pass it on.
  private static final class Search {
    private int left;

    Search(int left) {
      this.left = left;
    }

    Optional<ColumnFacts> find(PlanColumn column, LogicalPlan plan) {
      left--;
      if (left < 0) {
        return Optional.empty();
      }
      return switch (plan) {
        case ScanPlan p -> ofScan(column, p);
        case ProjectPlan p ->
            p.assignments().stream()
                .filter(a -> a.column().id() == column.id())
                .findFirst()
                .flatMap(a -> through(a.expression(), p.input()));
        case AggregatePlan p ->
            p.keys().stream()
                .filter(key -> key.column().id() == column.id())
                .findFirst()
                .flatMap(key -> through(key.expression(), p.input()))
                .map(facts -> p.keys().size() == 1 ? facts.asKey() : facts);
        case ValuesPlan p -> Optional.empty();
        case UnionPlan p -> Optional.empty();
        case RecursionPlan p -> Optional.empty();
        case FilterPlan p -> find(column, p.input());
        case WindowPlan p -> find(column, p.input());
        case SortPlan p -> find(column, p.input());
        case LimitPlan p -> find(column, p.input());
        case UnnestPlan p -> find(column, p.input());
        case WritePlan p -> Optional.empty();
        case JoinPlan p -> find(column, p.left()).or(() -> find(column, p.right()));
      };
    }

    private Optional<ColumnFacts> through(PlanExpression expression, LogicalPlan input) {
      return expression instanceof ColumnReference reference
          ? find(reference.column(), input)
          : Optional.empty();
    }
  }
}
