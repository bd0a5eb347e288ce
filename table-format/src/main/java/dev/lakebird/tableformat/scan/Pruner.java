package dev.lakebird.tableformat.scan;

import dev.lakebird.tableformat.parquet.footer.ColumnRange;
import dev.lakebird.types.scan.PruningPredicate;
import dev.lakebird.types.scan.PruningPredicate.Operator;
import dev.lakebird.types.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/// Decides by bounds whether some row of a file, row group or page may satisfy a condition. Every doubt
/// is a yes.
final class Pruner {
  private Pruner() {}

  /// `ranges` gives what is known of a column by its position in the table.
  static boolean mayMatch(PruningPredicate predicate, IntFunction<ColumnRange> ranges) {
    return switch (predicate) {
      case PruningPredicate.Comparison c ->
          compares(ranges.apply(c.column()), c.operator(), c.value());
      case PruningPredicate.In in -> {
        ColumnRange range = ranges.apply(in.column());
        yield in.values().stream().anyMatch(v -> compares(range, Operator.EQUAL, v));
      }
      case PruningPredicate.IsNull n -> {
        ColumnRange range = ranges.apply(n.column());
        yield range.nullCount().isEmpty() || range.nullCount().getAsLong() > 0;
      }
      case PruningPredicate.IsNotNull n -> !ranges.apply(n.column()).isAllNull();
      case PruningPredicate.StartsWith s -> startsWith(ranges.apply(s.column()), s.prefix());
      case PruningPredicate.And and ->
          and.parts().stream().allMatch(part -> mayMatch(part, ranges));
      case PruningPredicate.Or or -> or.parts().stream().anyMatch(part -> mayMatch(part, ranges));
    };
  }

  private static boolean compares(ColumnRange range, Operator operator, Value value) {
    if (range.isAllNull()) {
      return false;
    }
    return switch (operator) {
      case EQUAL -> !minAbove(range, value, false) && !maxBelow(range, value, false);
      case LESS -> !minAbove(range, value, true);
      case LESS_OR_EQUAL -> !minAbove(range, value, false);
      case GREATER -> !maxBelow(range, value, true);
      case GREATER_OR_EQUAL -> !maxBelow(range, value, false);
    };
  }

  private static boolean minAbove(ColumnRange range, Value value, boolean orEqual) {
    OptionalInt order = range.min().map(min -> compare(min, value)).orElse(OptionalInt.empty());
    return order.isPresent() && order.getAsInt() >= (orEqual ? 0 : 1);
  }

  private static boolean maxBelow(ColumnRange range, Value value, boolean orEqual) {
    OptionalInt order = range.max().map(max -> compare(max, value)).orElse(OptionalInt.empty());
    return order.isPresent() && order.getAsInt() <= (orEqual ? 0 : -1);
  }

  private static boolean startsWith(ColumnRange range, String prefix) {
    if (range.isAllNull()) {
      return false;
    }
    byte[] wanted = prefix.getBytes(StandardCharsets.UTF_8);
    boolean above =
        range.min().isPresent()
            && range.min().get() instanceof Value.BytesValue min
            && Arrays.compareUnsigned(head(min.value(), wanted.length), wanted) > 0;
    boolean below =
        range.max().isPresent()
            && range.max().get() instanceof Value.BytesValue max
            && Arrays.compareUnsigned(max.value(), wanted) < 0;
    return !above && !below;
  }

  private static byte[] head(byte[] bytes, int length) {
    return bytes.length <= length ? bytes : Arrays.copyOf(bytes, length);
  }

  /// The order of a bound and a literal; empty where they do not compare.
  private static OptionalInt compare(Value bound, Value literal) {
    return switch (bound) {
      case Value.Int64Value b when literal instanceof Value.Int64Value v ->
          OptionalInt.of(Long.compare(b.value(), v.value()));
      case Value.DateValue b when literal instanceof Value.DateValue v ->
          OptionalInt.of(Integer.compare(b.days(), v.days()));
      case Value.TimeValue b when literal instanceof Value.TimeValue v ->
          OptionalInt.of(Long.compare(b.micros(), v.micros()));
      case Value.DatetimeValue b when literal instanceof Value.DatetimeValue v ->
          OptionalInt.of(Long.compare(b.micros(), v.micros()));
      case Value.TimestampValue b when literal instanceof Value.TimestampValue v ->
          OptionalInt.of(Long.compare(b.micros(), v.micros()));
      case Value.DecimalValue b when literal instanceof Value.DecimalValue v ->
          OptionalInt.of(b.value().compareTo(v.value()));
      case Value.BoolValue b when literal instanceof Value.BoolValue v ->
          OptionalInt.of(Boolean.compare(b.value(), v.value()));
      case Value.Float64Value b when literal instanceof Value.Float64Value v ->
          floats(b.value(), v.value());
      case Value.BytesValue b when literal instanceof Value.StringValue v ->
          OptionalInt.of(
              Arrays.compareUnsigned(b.value(), v.value().getBytes(StandardCharsets.UTF_8)));
      case Value.BytesValue b when literal instanceof Value.BytesValue v ->
          OptionalInt.of(Arrays.compareUnsigned(b.value(), v.value()));
      default -> OptionalInt.empty();
    };
  }

  private static OptionalInt floats(double bound, double literal) {
    if (Double.isNaN(bound) || Double.isNaN(literal)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(bound < literal ? -1 : bound > literal ? 1 : 0);
  }
}
