package dev.lakebird.functions.date;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// Steps in time: what the `…_ADD` and `…_SUB` functions share. Arguments are the value, how many
/// parts, and the part.
public final class CivilSteps {
  /// Past this every step of days, months or years leaves the calendar.
  private static final long STEPS_MAX = 10_000_000;

  private CivilSteps() {}

  /// A kernel that moves forward.
  public static ScalarKernel plus(BoundCall call) {
    return bind(call, 1);
  }

  /// A kernel that moves back.
  public static ScalarKernel minus(BoundCall call) {
    return bind(call, -1);
  }

  /// The date some parts later.
  ///
  /// @throws LakebirdException OUT_OF_RANGE outside the years 1 to 9999
  public static int plus(int day, long steps, String part) {
    return date(day, steps, part, 1);
  }

  /// The civil time some parts later.
  ///
  /// @throws LakebirdException OUT_OF_RANGE outside the years 1 to 9999
  public static long plusToDatetime(long micros, long steps, String part) {
    return datetime(micros, steps, part, 1);
  }

  /// The timestamp some parts of fixed length later.
  ///
  /// @throws LakebirdException OUT_OF_RANGE outside the years 1 to 9999
  public static long plusToTimestamp(long micros, long steps, String part) {
    return timestamp(micros, steps, part, 1);
  }

  private static ScalarKernel bind(BoundCall call, int sign) {
    String part = Keywords.of(call, 2);
    return switch (call.argument(0).type().type()) {
      case SqlType.Date t ->
          CivilKernel.of(call, row -> date((int) row.longAt(0), row.longAt(1), part, sign));
      case SqlType.Datetime t ->
          CivilKernel.of(call, row -> datetime(row.longAt(0), row.longAt(1), part, sign));
      case SqlType.Timestamp t ->
          CivilKernel.of(call, row -> timestamp(row.longAt(0), row.longAt(1), part, sign));
      case SqlType t -> throw LakebirdException.internal("No steps of " + t.sqlName());
    };
  }

  private static int date(int day, long steps, String part, int sign) {
    long result = moved(day, steps, part, sign);
    if (!CivilDate.inRange(result)) {
      throw overflow(steps, part, sign, "date", CivilDate.text(day));
    }
    return (int) result;
  }

  /// The day some parts on, out of the range of DATE where there is none.
  private static long moved(int day, long steps, String part, int sign) {
    long signed = sign * Math.clamp(steps, -STEPS_MAX, STEPS_MAX);
    return switch (part) {
      case "DAY" -> day + signed;
      case "WEEK" -> day + 7 * signed;
      case "MONTH" -> CivilDate.plusMonths(day, signed);
      case "QUARTER" -> CivilDate.plusMonths(day, 3 * signed);
      case "YEAR" -> CivilDate.plusMonths(day, 12 * signed);
      default -> throw LakebirdException.internal("No step of days: " + part);
    };
  }

  private static long datetime(long micros, long steps, String part, int sign) {
    long result;
    if (CivilClock.isPart(part)) {
      result = fixed(micros, steps, part, sign);
    } else {
      long day = moved(CivilClock.dayOf(micros), steps, part, sign);
      result = day * CivilClock.DAY + CivilClock.timeOf(micros);
    }
    if (!CivilClock.inRange(result)) {
      throw overflow(steps, part, sign, "datetime", CivilClock.text(micros));
    }
    return result;
  }

  private static long timestamp(long micros, long steps, String part, int sign) {
    long result = fixed(micros, steps, part, sign);
    if (!CivilClock.inRange(result)) {
      throw overflow(steps, part, sign, "timestamp", CivilClock.text(micros) + "+00");
    }
    return result;
  }

  /// The time some parts of fixed length on, out of range where there is none.
  private static long fixed(long micros, long steps, String part, int sign) {
    long unit = CivilClock.micros(part);
    long most = (CivilClock.MICROS_MAX - CivilClock.MICROS_MIN) / unit + 1;
    return micros + sign * Math.clamp(steps, -most, most) * unit;
  }

  private static LakebirdException overflow(
      long steps, String part, int sign, String type, String value) {
    return new LakebirdException(
        ErrorCode.OUT_OF_RANGE,
        (sign > 0 ? "Adding " : "Subtracting ")
            + steps
            + " "
            + part
            + (sign > 0 ? " to " : " from ")
            + type
            + " "
            + value
            + " causes overflow");
  }
}
