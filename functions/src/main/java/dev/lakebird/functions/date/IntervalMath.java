package dev.lakebird.functions.date;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.CivilText;
import dev.lakebird.functions.text.IntervalText;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.value.Value.IntervalValue;

/// `+`, `-` and `*` of dates, times and intervals. Source: GoogleSQL reference, "Date arithmetics
/// operators", "Datetime subtraction", "Interval arithmetic operators".
public final class IntervalMath {
  private static final String DAY = "DAY";
  private static final String MONTH = "MONTH";
  private static final long MONTHS_MAX = 120_000;
  private static final long DAYS_MAX = 3_660_000;

  private IntervalMath() {}

  public static ScalarKernel add(BoundCall call) {
    return RowKernels.strict(call).values(row -> sum(row.valueAt(0), row.valueAt(1)));
  }

  public static ScalarKernel subtract(BoundCall call) {
    return RowKernels.strict(call).values(row -> difference(row.valueAt(0), row.valueAt(1)));
  }

  public static ScalarKernel multiply(BoundCall call) {
    boolean intervalFirst = call.argument(0).type().type() instanceof SqlType.Interval;
    return RowKernels.strict(call)
        .values(
            row ->
                times(
                    (IntervalValue) row.valueAt(intervalFirst ? 0 : 1),
                    row.longAt(intervalFirst ? 1 : 0)));
  }

  public static ScalarKernel divide(BoundCall call) {
    return RowKernels.strict(call)
        .values(row -> quotient((IntervalValue) row.valueAt(0), row.longAt(1)));
  }

  /// What is left of months becomes days, 30 a month, what is left of days becomes time, and what is
  /// left of microseconds is dropped.
  private static Value quotient(IntervalValue interval, long divisor) {
    if (divisor == 0) {
      throw RowErrors.divisionByZero(IntervalText.of(interval), "0");
    }
    long months = interval.months() / divisor;
    long days = interval.days() + interval.months() % divisor * 30;
    long nanos =
        exact(
            () -> {
              long rest = Math.multiplyExact(days % divisor, CivilClock.DAY * 1000);
              return Math.addExact(rest, interval.nanos());
            });
    return checked(months, days / divisor, nanos / divisor / 1000 * 1000);
  }

  private static Value sum(Value a, Value b) {
    if (a instanceof IntervalValue interval && !(b instanceof IntervalValue)) {
      return sum(b, interval);
    }
    return switch (a) {
      case Value.DateValue date ->
          b instanceof IntervalValue interval
              ? new Value.DatetimeValue(moved(date.days() * CivilText.MICROS_PER_DAY, interval))
              : new Value.DateValue(
                  CivilSteps.plus(date.days(), ((Value.Int64Value) b).value(), DAY));
      case Value.Int64Value count ->
          new Value.DateValue(CivilSteps.plus(((Value.DateValue) b).days(), count.value(), DAY));
      case Value.DatetimeValue time ->
          new Value.DatetimeValue(moved(time.micros(), (IntervalValue) b));
      case Value.TimestampValue time ->
          new Value.TimestampValue(movedTimestamp(time.micros(), (IntervalValue) b));
      case IntervalValue x -> {
        var y = (IntervalValue) b;
        yield checked(
            (long) x.months() + y.months(),
            (long) x.days() + y.days(),
            exact(() -> Math.addExact(x.nanos(), y.nanos())));
      }
      default -> throw LakebirdException.unimplemented("The sum of " + a.type().sqlName());
    };
  }

  private static Value difference(Value a, Value b) {
    return switch (b) {
      case IntervalValue interval -> sum(a, negated(interval));
      case Value.Int64Value count -> {
        if (count.value() == Long.MIN_VALUE) {
          throw RowErrors.outOfRange("int64 overflow: -(" + count.value() + ")");
        }
        yield sum(a, Value.of(-count.value()));
      }
      case Value.DateValue start ->
          checked(0, (long) ((Value.DateValue) a).days() - start.days(), 0);
      case Value.DatetimeValue start -> span(((Value.DatetimeValue) a).micros(), start.micros());
      case Value.TimestampValue start -> span(((Value.TimestampValue) a).micros(), start.micros());
      default -> throw LakebirdException.unimplemented("The difference of " + b.type().sqlName());
    };
  }

  private static Value span(long end, long start) {
    return checked(0, 0, exact(() -> Math.multiplyExact(end - start, 1000L)));
  }

  /// The interval with every sign turned.
  public static IntervalValue negated(IntervalValue interval) {
    return new IntervalValue(-interval.months(), -interval.days(), -interval.nanos());
  }

  private static Value times(IntervalValue interval, long factor) {
    return checked(
        exact(() -> Math.multiplyExact(interval.months(), factor)),
        exact(() -> Math.multiplyExact(interval.days(), factor)),
        exact(() -> Math.multiplyExact(interval.nanos(), factor)));
  }

  private static long moved(long micros, IntervalValue interval) {
    long byMonths = CivilSteps.plusToDatetime(micros, interval.months(), MONTH);
    long byDays = CivilSteps.plusToDatetime(byMonths, interval.days(), DAY);
    return CivilSteps.plusToDatetime(byDays, Math.floorDiv(interval.nanos(), 1000L), "MICROSECOND");
  }

  private static long movedTimestamp(long micros, IntervalValue interval) {
    if (interval.months() != 0) {
      throw RowErrors.invalid(
          "TIMESTAMP +/- INTERVAL is not supported for intervals with non-zero MONTH or YEAR"
              + " part.");
    }
    long byDays = CivilSteps.plusToTimestamp(micros, interval.days(), DAY);
    return CivilSteps.plusToTimestamp(
        byDays, Math.floorDiv(interval.nanos(), 1000L), "MICROSECOND");
  }

  private static IntervalValue checked(long months, long days, long nanos) {
    if (Math.abs(months) > MONTHS_MAX || Math.abs(days) > DAYS_MAX) {
      throw RowErrors.outOfRange("Interval value is out of range");
    }
    return new IntervalValue((int) months, (int) days, nanos);
  }

  private static long exact(java.util.function.LongSupplier arithmetic) {
    try {
      return arithmetic.getAsLong();
    } catch (ArithmeticException e) {
      var error = RowErrors.outOfRange("Interval value is out of range");
      error.addSuppressed(e);
      throw error;
    }
  }
}
