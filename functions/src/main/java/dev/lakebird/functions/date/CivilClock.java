package dev.lakebird.functions.date;

import dev.lakebird.foundation.LakebirdException;
import java.util.Set;

/// Times of day and civil times in microseconds.
public final class CivilClock {
  public static final long SECOND = 1_000_000;
  public static final long MINUTE = 60 * SECOND;
  public static final long HOUR = 60 * MINUTE;
  public static final long DAY = 24 * HOUR;

  /// 0001-01-01 00:00:00.
  public static final long MICROS_MIN = CivilDate.DAY_MIN * DAY;

  /// The last microsecond of 9999.
  public static final long MICROS_MAX = (CivilDate.DAY_MAX + 1) * DAY - 1;

  private static final Set<String> PARTS =
      Set.of("MICROSECOND", "MILLISECOND", "SECOND", "MINUTE", "HOUR");

  private CivilClock() {}

  /// Whether the part is one of the time of day.
  public static boolean isPart(String part) {
    return PARTS.contains(part);
  }

  /// The length of a part that has a fixed one.
  public static long micros(String part) {
    return switch (part) {
      case "MICROSECOND" -> 1;
      case "MILLISECOND" -> 1_000;
      case "SECOND" -> SECOND;
      case "MINUTE" -> MINUTE;
      case "HOUR" -> HOUR;
      case "DAY" -> DAY;
      case "WEEK" -> 7 * DAY;
      default -> throw LakebirdException.internal("A part without fixed length: " + part);
    };
  }

  /// Whether there is such a time of day.
  public static boolean exists(long hour, long minute, long second) {
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  }

  /// Microseconds since midnight.
  public static long time(long hour, long minute, long second) {
    return hour * HOUR + minute * MINUTE + second * SECOND;
  }

  /// Whether DATETIME and TIMESTAMP hold the value.
  public static boolean inRange(long micros) {
    return micros >= MICROS_MIN && micros <= MICROS_MAX;
  }

  public static int dayOf(long micros) {
    return (int) Math.floorDiv(micros, DAY);
  }

  public static long timeOf(long micros) {
    return Math.floorMod(micros, DAY);
  }

  /// How many microseconds it takes a part of the time of day to come back to 0; MILLISECOND and
  /// MICROSECOND are those of the second.
  static long period(String part) {
    return switch (part) {
      case "MICROSECOND", "MILLISECOND" -> SECOND;
      case "SECOND" -> MINUTE;
      case "MINUTE" -> HOUR;
      case "HOUR" -> DAY;
      default -> throw LakebirdException.internal("No part of a time: " + part);
    };
  }

  /// `2024-02-29 15:30:00.123456`, for messages.
  public static String text(long micros) {
    long time = timeOf(micros);
    String fraction =
        time % SECOND == 0
            ? ""
            : "." + Long.toString(SECOND + time % SECOND).substring(1).replaceAll("0+$", "");
    return CivilDate.text(dayOf(micros))
        + " "
        + two(time / HOUR)
        + ":"
        + two(time / MINUTE % 60)
        + ":"
        + two(time / SECOND % 60)
        + fraction;
  }

  private static String two(long value) {
    return value < 10 ? "0" + value : Long.toString(value);
  }
}
