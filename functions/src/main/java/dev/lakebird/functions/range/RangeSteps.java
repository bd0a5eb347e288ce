package dev.lakebird.functions.range;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.date.CivilClock;
import dev.lakebird.functions.date.CivilDate;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.value.Value.IntervalValue;
import dev.lakebird.types.value.Value.RangeValue;
import java.util.ArrayList;
import java.util.List;

/// Splits ranges. Every bound is counted from the start of the range, so that months keep its day.
final class RangeSteps {
  /// The longest array of one row.
  private static final int RANGES_MAX = 1 << 20;

  private static final long NANOS_PER_MICRO = 1_000;

  private RangeSteps() {}

  static List<Value> split(RangeValue range, IntervalValue step, boolean withPartial) {
    SqlType element = range.type().element();
    check(range, step);
    long start = number(range.start());
    long end = number(range.end());
    var ranges = new ArrayList<Value>();
    long from = start;
    for (long i = 1; from < end; i++) {
      if (i > RANGES_MAX) {
        throw RowErrors.outOfRange(
            "GENERATE_RANGE_ARRAY makes more than " + RANGES_MAX + " ranges");
      }
      long next = stepped(start, step, i, element);
      if (next > end && !withPartial) {
        return ranges;
      }
      long to = Math.min(next, end);
      ranges.add(new RangeValue(range.type(), value(from, element), value(to, element)));
      from = to;
    }
    return ranges;
  }

  private static void check(RangeValue range, IntervalValue step) {
    if (range.start().isNull() || range.end().isNull()) {
      throw RowErrors.invalid("GENERATE_RANGE_ARRAY takes no range with an unbounded end");
    }
    int kinds =
        (step.months() != 0 ? 1 : 0) + (step.days() != 0 ? 1 : 0) + (step.nanos() != 0 ? 1 : 0);
    if (kinds != 1 || step.months() < 0 || step.days() < 0 || step.nanos() < 0) {
      throw RowErrors.invalid(
          "The step of GENERATE_RANGE_ARRAY must be a positive INTERVAL of one kind of part");
    }
    boolean fits =
        switch (range.type().element()) {
          case SqlType.Date t -> step.nanos() == 0;
          case SqlType.Datetime t -> step.nanos() % NANOS_PER_MICRO == 0;
          default -> step.months() == 0 && step.nanos() % NANOS_PER_MICRO == 0;
        };
    if (!fits) {
      throw RowErrors.invalid(
          "The step of GENERATE_RANGE_ARRAY has parts that "
              + range.type().element().sqlName()
              + " has not");
    }
  }

  /// The bound `i` steps from the start, beyond every date where the calendar ends.
  private static long stepped(long start, IntervalValue step, long i, SqlType element) {
    boolean days = element instanceof SqlType.Date;
    long unit = days ? 1 : CivilClock.DAY;
    if (step.months() != 0) {
      long day = days ? start : CivilClock.dayOf(start);
      long moved = CivilDate.plusMonths((int) day, step.months() * i);
      return moved > CivilDate.DAY_MAX
          ? Long.MAX_VALUE
          : moved * unit + (days ? 0 : CivilClock.timeOf(start));
    }
    try {
      long one = step.days() != 0 ? step.days() * unit : step.nanos() / NANOS_PER_MICRO;
      return Math.addExact(start, Math.multiplyExact(one, i));
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  private static long number(Value bound) {
    return switch (bound) {
      case Value.DateValue v -> v.days();
      case Value.DatetimeValue v -> v.micros();
      case Value v -> ((Value.TimestampValue) v).micros();
    };
  }

  private static Value value(long number, SqlType element) {
    return switch (element) {
      case SqlType.Date t -> new Value.DateValue((int) number);
      case SqlType.Datetime t -> new Value.DatetimeValue(number);
      default -> new Value.TimestampValue(number);
    };
  }
}
