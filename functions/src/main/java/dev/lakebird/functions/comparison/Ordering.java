package dev.lakebird.functions.comparison;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.value.Value;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/// Comparisons of single values: the reference for every comparison kernel.
public final class Ordering {
  /// TRUE, FALSE or NULL.
  public enum Outcome {
    FALSE,
    TRUE,
    UNKNOWN
  }

  private static final BigInteger NANOS_PER_DAY = BigInteger.valueOf(86_400_000_000_000L);
  private static final BigInteger DAYS_PER_MONTH = BigInteger.valueOf(30);

  private Ordering() {}

  /// `a operator b` of values of one type, three-valued.
  static Outcome test(ComparisonOperator operator, Value a, Value b) {
    if (a.isNull() || b.isNull()) {
      return Outcome.UNKNOWN;
    }
    if (a instanceof Value.Float64Value x && b instanceof Value.Float64Value y) {
      return outcome(operator.holds(x.value(), y.value()));
    }
    if (a instanceof Value.StructValue x && b instanceof Value.StructValue y) {
      return structs(operator, x.fields(), y.fields());
    }
    return outcome(operator.holds(compare(a, b)));
  }

  /// `a = b`, three-valued.
  public static Outcome equal(Value a, Value b) {
    return test(ComparisonOperator.EQUAL, a, b);
  }

  /// Fields are equal one by one; a field that cannot be told leaves the struct untold unless another
  /// differs.
  private static Outcome structs(ComparisonOperator operator, List<Value> a, List<Value> b) {
    Outcome equal = Outcome.TRUE;
    for (int f = 0; f < a.size(); f++) {
      Outcome field = test(ComparisonOperator.EQUAL, a.get(f), b.get(f));
      if (field == Outcome.FALSE) {
        equal = Outcome.FALSE;
        break;
      }
      if (field == Outcome.UNKNOWN) {
        equal = Outcome.UNKNOWN;
      }
    }
    if (equal == Outcome.UNKNOWN || operator == ComparisonOperator.EQUAL) {
      return equal;
    }
    return outcome(equal == Outcome.FALSE);
  }

  /// Whether values are the same: NULL equals NULL and NaN equals NaN.
  public static boolean same(Value a, Value b) {
    if (a.isNull() || b.isNull()) {
      return a.isNull() && b.isNull();
    }
    if (a instanceof Value.StructValue x && b instanceof Value.StructValue y) {
      return sameAll(x.fields(), y.fields());
    }
    if (a instanceof Value.ArrayValue x && b instanceof Value.ArrayValue y) {
      return sameAll(x.elements(), y.elements());
    }
    if (a instanceof Value.RangeValue x && b instanceof Value.RangeValue y) {
      return same(x.start(), y.start()) && same(x.end(), y.end());
    }
    return compare(a, b) == 0;
  }

  private static boolean sameAll(List<Value> a, List<Value> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!same(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// The order of ORDER BY among values that are not NULL: NaN comes first, zeros are equal.
  public static int compare(Value a, Value b) {
    return switch (a) {
      case Value.BoolValue x -> Boolean.compare(x.value(), ((Value.BoolValue) b).value());
      case Value.Int64Value x -> Long.compare(x.value(), ((Value.Int64Value) b).value());
      case Value.Float64Value x -> compare(x.value(), ((Value.Float64Value) b).value());
      case Value.DecimalValue x -> x.value().compareTo(((Value.DecimalValue) b).value());
      case Value.StringValue x -> compareText(x.value(), ((Value.StringValue) b).value());
      case Value.BytesValue x -> Arrays.compareUnsigned(x.value(), ((Value.BytesValue) b).value());
      case Value.DateValue x -> Integer.compare(x.days(), ((Value.DateValue) b).days());
      case Value.TimeValue x -> Long.compare(x.micros(), ((Value.TimeValue) b).micros());
      case Value.DatetimeValue x -> Long.compare(x.micros(), ((Value.DatetimeValue) b).micros());
      case Value.TimestampValue x -> Long.compare(x.micros(), ((Value.TimestampValue) b).micros());
      case Value.IntervalValue x -> nanos(x).compareTo(nanos((Value.IntervalValue) b));
      case Value.RangeValue x -> ranges(x, (Value.RangeValue) b);
      case Value.NullValue x -> throw LakebirdException.internal("NULL has no order");
      case Value.JsonValue x -> throw LakebirdException.unimplemented("The order of JSON");
      case Value.ArrayValue x -> throw LakebirdException.unimplemented("The order of ARRAY");
      case Value.StructValue x -> throw LakebirdException.unimplemented("The order of STRUCT");
    };
  }

  /// NaN before all, zeros equal.
  public static int compare(double a, double b) {
    if (a == b) {
      return 0;
    }
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Boolean.compare(Double.isNaN(b), Double.isNaN(a));
    }
    return a < b ? -1 : 1;
  }

  /// By code points, which differs from UTF-16 order beyond the basic plane.
  private static int compareText(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        b.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /// By start, then by end; an unbounded start is before and an unbounded end after all others.
  private static int ranges(Value.RangeValue a, Value.RangeValue b) {
    int starts =
        a.start().isNull() || b.start().isNull()
            ? Boolean.compare(b.start().isNull(), a.start().isNull())
            : compare(a.start(), b.start());
    if (starts != 0) {
      return starts;
    }
    return a.end().isNull() || b.end().isNull()
        ? Boolean.compare(a.end().isNull(), b.end().isNull())
        : compare(a.end(), b.end());
  }

  private static BigInteger nanos(Value.IntervalValue value) {
    return BigInteger.valueOf(value.months())
        .multiply(DAYS_PER_MONTH)
        .add(BigInteger.valueOf(value.days()))
        .multiply(NANOS_PER_DAY)
        .add(BigInteger.valueOf(value.nanos()));
  }

  private static Outcome outcome(boolean value) {
    return value ? Outcome.TRUE : Outcome.FALSE;
  }
}
