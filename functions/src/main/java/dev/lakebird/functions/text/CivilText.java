package dev.lakebird.functions.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Dates and times as CAST AS STRING writes them. Fractions of seconds have 0, 3 or 6 digits. Source:
/// GoogleSQL reference, "Conversion functions".
public final class CivilText {
  public static final long MICROS_PER_SECOND = 1_000_000L;
  public static final long MICROS_PER_DAY = 86_400L * MICROS_PER_SECOND;

  /// 0001-01-01 and 9999-12-31, as days since 1970-01-01.
  public static final int DATE_MIN = -719_162;

  public static final int DATE_MAX = 2_932_896;

  /// 0001-01-01 00:00:00 and the last microsecond of 9999, since 1970-01-01 00:00:00.
  public static final long MICROS_MIN = DATE_MIN * MICROS_PER_DAY;

  public static final long MICROS_MAX = (DATE_MAX + 1L) * MICROS_PER_DAY - 1;

  private CivilText() {}

  /// `2024-02-29`.
  public static String date(int days) {
    var text = new StringBuilder(10);
    append(text, LocalDate.ofEpochDay(days));
    return text.toString();
  }

  /// `15:30:00.123`.
  public static String time(long micros) {
    var text = new StringBuilder(15);
    append(text, LocalTime.ofNanoOfDay(micros * 1000));
    return text.toString();
  }

  /// `2024-02-29 15:30:00.123`.
  public static String datetime(long micros) {
    return datetime(micros, ' ');
  }

  /// `2024-02-29T15:30:00.123`, with `separator` between date and time.
  public static String datetime(long micros, char separator) {
    var text = new StringBuilder(26);
    LocalDateTime civil = civil(micros);
    append(text, civil.toLocalDate());
    text.append(separator);
    append(text, civil.toLocalTime());
    return text.toString();
  }

  /// `2024-02-29 15:30:00.123+00`: the civil time in the zone and its distance from UTC.
  public static String timestamp(long micros, ZoneId zone) {
    ZoneOffset offset = zone.getRules().getOffset(instant(micros));
    var text =
        new StringBuilder(datetime(micros + offset.getTotalSeconds() * MICROS_PER_SECOND, ' '));
    int seconds = Math.abs(offset.getTotalSeconds());
    text.append(offset.getTotalSeconds() < 0 ? '-' : '+');
    appendTwo(text, seconds / 3600);
    int minutes = seconds / 60 % 60;
    if (minutes != 0 || seconds % 60 != 0) {
      text.append(':');
      appendTwo(text, minutes);
    }
    if (seconds % 60 != 0) {
      text.append(':');
      appendTwo(text, seconds % 60);
    }
    return text.toString();
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1000);
  }

  static LocalDateTime civil(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND),
        (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1000,
        ZoneOffset.UTC);
  }

  private static void append(StringBuilder text, LocalDate date) {
    int year = date.getYear();
    text.append(year < 10 ? "000" : year < 100 ? "00" : year < 1000 ? "0" : "").append(year);
    text.append('-');
    appendTwo(text, date.getMonthValue());
    text.append('-');
    appendTwo(text, date.getDayOfMonth());
  }

  private static void append(StringBuilder text, LocalTime time) {
    appendTwo(text, time.getHour());
    text.append(':');
    appendTwo(text, time.getMinute());
    text.append(':');
    appendTwo(text, time.getSecond());
    int micros = time.getNano() / 1000;
    if (micros == 0) {
      return;
    }
    String digits = Integer.toString(1_000_000 + micros).substring(1);
    text.append('.').append(digits, 0, micros % 1000 == 0 ? 3 : 6);
  }

  private static void appendTwo(StringBuilder text, int value) {
    text.append(value < 10 ? "0" : "").append(value);
  }
}
