package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.types.value.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Steps of constant dates by a constant number of parts; what leaves the range of the type is left to
/// fail where it is needed.
final class DateFolding {
  static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final int YEAR_MIN = 1;
  private static final int YEAR_MAX = 9999;

  private DateFolding() {}

  /// `DATE_ADD(date, n, PART)` and the like.
  static Optional<Value> of(Call call) {
    if (call.arguments().size() != 3
        || !(call.arguments().get(0) instanceof Constant from)
        || !(call.arguments().get(1) instanceof Constant amount)
        || !(amount.value() instanceof Value.Int64Value count)
        || !(call.arguments().get(2) instanceof Constant part)
        || !(part.value() instanceof Value.StringValue name)
        || count.value() == Long.MIN_VALUE) {
      return Optional.empty();
    }
    long steps = call.name().endsWith("_SUB") ? -count.value() : count.value();
    try {
      return stepped(from.value(), steps, name.value());
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<Value> stepped(Value from, long steps, String part) {
    return switch (from) {
      case Value.DateValue v ->
          step(LocalDate.ofEpochDay(v.days()).atStartOfDay(), steps, part)
              .map(t -> new Value.DateValue(Math.toIntExact(t.toLocalDate().toEpochDay())));
      case Value.DatetimeValue v ->
          step(civil(v.micros()), steps, part).map(t -> new Value.DatetimeValue(micros(t)));
      case Value.TimestampValue v ->
          step(civil(v.micros()), steps, part).map(t -> new Value.TimestampValue(micros(t)));
      default -> Optional.empty();
    };
  }

  private static Optional<LocalDateTime> step(LocalDateTime from, long steps, String part) {
    var result =
        switch (part) {
          case "MICROSECOND" -> from.plus(steps, ChronoUnit.MICROS);
          case "MILLISECOND" -> from.plus(steps, ChronoUnit.MILLIS);
          case "SECOND" -> from.plusSeconds(steps);
          case "MINUTE" -> from.plusMinutes(steps);
          case "HOUR" -> from.plusHours(steps);
          case "DAY" -> from.plusDays(steps);
          case "WEEK" -> from.plusWeeks(steps);
          case "MONTH" -> from.plusMonths(steps);
          case "QUARTER" -> from.plusMonths(Math.multiplyExact(steps, 3));
          case "YEAR" -> from.plusYears(steps);
          default -> null;
        };
    return Optional.ofNullable(result)
        .filter(t -> t.getYear() >= YEAR_MIN && t.getYear() <= YEAR_MAX);
  }

  private static LocalDateTime civil(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L),
        (int) Math.floorMod(micros, 1_000_000L) * 1000,
        ZoneOffset.UTC);
  }

  private static long micros(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC) * 1_000_000L + time.getNano() / 1000;
  }
}
