package dev.lakebird.functions.date;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.text.CivilText;
import dev.lakebird.types.value.Value;
import java.util.List;

/// A part of a date or time as a keyword names it.
///
/// @param weekStart for WEEK the day a week begins with, from Sunday = 0
public record DatePart(Unit unit, int weekStart) {
  private static final List<String> WEEKDAYS =
      List.of("SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY");

  /// What a part counts.
  public enum Unit {
    MICROSECOND(1),
    MILLISECOND(1000),
    SECOND(CivilText.MICROS_PER_SECOND),
    MINUTE(60 * CivilText.MICROS_PER_SECOND),
    HOUR(3600 * CivilText.MICROS_PER_SECOND),
    DAY(CivilText.MICROS_PER_DAY),
    WEEK(7 * CivilText.MICROS_PER_DAY),
    MONTH(0),
    QUARTER(0),
    YEAR(0),
    ISOYEAR(0),
    DAYOFWEEK(0),
    DAYOFYEAR(0),
    DATE(0),
    TIME(0),
    DATETIME(0);

    private final long micros;

    Unit(long micros) {
      this.micros = micros;
    }

    /// The fixed length in microseconds, or 0.
    public long micros() {
      return micros;
    }
  }

  /// The part a keyword names; ISOWEEK is the week that begins on Monday.
  public static DatePart of(String keyword) {
    if (keyword.startsWith("WEEK(")) {
      String day = keyword.substring("WEEK(".length(), keyword.length() - 1);
      return new DatePart(Unit.WEEK, WEEKDAYS.indexOf(day));
    }
    return keyword.equals("ISOWEEK")
        ? new DatePart(Unit.WEEK, 1)
        : new DatePart(Unit.valueOf(keyword), 0);
  }

  /// The keyword that is an argument of a call.
  public static String keyword(BoundCall call, int argument) {
    if (call.argument(argument).constant().orElse(null) instanceof Value.StringValue part) {
      return part.value();
    }
    throw LakebirdException.unimplemented("A date part that is no keyword");
  }

  public static DatePart of(BoundCall call, int argument) {
    return of(keyword(call, argument));
  }

  /// Whether the part is a day or longer.
  public boolean isOfDates() {
    return unit.compareTo(Unit.DAY) >= 0;
  }
}
