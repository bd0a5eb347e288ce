package dev.lakebird.functions.math;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.comparison.Ordering;
import dev.lakebird.types.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The search of RANGE_BUCKET.
final class Boundaries {
  private Boundaries() {}

  static long below(Row row) {
    Value point = row.valueAt(0);
    if (isNan(point)) {
      row.setNull();
      return 0;
    }
    List<Value> boundaries = ((Value.ArrayValue) row.valueAt(1)).elements();
    long count = 0;
    @Nullable Value before = null;
    for (Value boundary : boundaries) {
      if (boundary.isNull()) {
        throw RowErrors.invalid("Elements in input array to RANGE_BUCKET cannot be null");
      }
      if (isNan(boundary)) {
        throw RowErrors.invalid("Elements in input array to RANGE_BUCKET cannot be NaN");
      }
      if (before != null && Ordering.compare(before, boundary) > 0) {
        throw RowErrors.invalid(
            "Elements in input array to RANGE_BUCKET must be in ascending order");
      }
      count += Ordering.compare(boundary, point) <= 0 ? 1 : 0;
      before = boundary;
    }
    return count;
  }

  private static boolean isNan(Value value) {
    return value instanceof Value.Float64Value number && Double.isNaN(number.value());
  }
}
