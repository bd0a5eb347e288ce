package dev.lakebird.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of a result. A cell is null, a `Long`, a `BigDecimal`, a `Double`, or text for all else.
record ResultTable(List<List<@Nullable Object>> rows) {
  private static final double FLOAT_RELATIVE = 1e-9;
  private static final double DECIMAL_FLOAT_ABSOLUTE = 1e-8;

  /// What differs first between two results, or empty where they agree: decimals at the lesser scale,
  /// floats within 1e-9 relative, decimal against float within 1e-8 absolute or 1e-9 relative.
  Optional<String> difference(ResultTable other, boolean ordered) {
    if (rows.size() != other.rows.size()) {
      return Optional.of(rows.size() + " rows against " + other.rows.size());
    }
    List<List<@Nullable Object>> mine = ordered ? rows : sorted(rows);
    List<List<@Nullable Object>> theirs = ordered ? other.rows : sorted(other.rows);
    for (int r = 0; r < mine.size(); r++) {
      if (mine.get(r).size() != theirs.get(r).size()) {
        return Optional.of("row " + (r + 1) + " has another number of columns");
      }
      for (int c = 0; c < mine.get(r).size(); c++) {
        if (!same(mine.get(r).get(c), theirs.get(r).get(c))) {
          return Optional.of(
              "row %d column %d: %s against %s"
                  .formatted(r + 1, c + 1, mine.get(r).get(c), theirs.get(r).get(c)));
        }
      }
    }
    return Optional.empty();
  }

  private static List<List<@Nullable Object>> sorted(List<List<@Nullable Object>> rows) {
    List<List<@Nullable Object>> copy = new ArrayList<>(rows);
    copy.sort(Comparator.comparing(Object::toString));
    return copy;
  }

  private static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return Objects.equals(a, b);
    }
    if (a instanceof Double || b instanceof Double) {
      return a instanceof Number x && b instanceof Number y && sameFloat(x, y);
    }
    if (a instanceof Number && b instanceof Number) {
      BigDecimal x = decimal(a);
      BigDecimal y = decimal(b);
      int scale = Math.min(x.scale(), y.scale());
      return x.setScale(scale, RoundingMode.HALF_UP)
              .compareTo(y.setScale(scale, RoundingMode.HALF_UP))
          == 0;
    }
    return a.toString().equals(b.toString());
  }

  private static boolean sameFloat(Number a, Number b) {
    double x = a.doubleValue();
    double y = b.doubleValue();
    boolean mixed = !(a instanceof Double && b instanceof Double);
    double margin = FLOAT_RELATIVE * Math.max(Math.abs(x), Math.abs(y));
    return Double.compare(x, y) == 0
        || Math.abs(x - y) <= Math.max(margin, mixed ? DECIMAL_FLOAT_ABSOLUTE : 0);
  }

  private static BigDecimal decimal(Object number) {
    return number instanceof BigDecimal d ? d : BigDecimal.valueOf(((Number) number).longValue());
  }
}
