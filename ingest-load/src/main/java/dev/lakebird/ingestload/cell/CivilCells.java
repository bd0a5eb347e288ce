package dev.lakebird.ingestload.cell;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

import java.lang.foreign.MemorySegment;

/// Dates and times in their usual form, read without text.
final class CivilCells {
  /// What stands for a form that has to be read another way.
  static final long OTHER = Long.MIN_VALUE;

  private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final int EPOCH_DAYS = 719_162;

  private CivilCells() {}

  /// `YYYY-MM-DD` at `at` as days since 1970-01-01.
  static long day(MemorySegment data, int at) {
    int year = digits4(data, at);
    int month = digits2(data, at + 5);
    int day = digits2(data, at + 8);
    if (year < 1
        || month < 1
        || month > 12
        || day < 1
        || data.get(BYTE, at + 4) != '-'
        || data.get(BYTE, at + 7) != '-') {
      return OTHER;
    }
    boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    if (day > DAYS[month - 1] + (leap && month == 2 ? 1 : 0)) {
      return OTHER;
    }
    int before = year - 1;
    return before * 365
        + (before >> 2)
        - before / 100
        + before / 400
        + DAYS_BEFORE[month - 1]
        + (leap && month > 2 ? 1 : 0)
        + day
        - 1
        - EPOCH_DAYS;
  }

  /// `HH:MM:SS[.F]` between `at` and `end` as microseconds since midnight.
  static long time(MemorySegment data, int at, int end) {
    int length = end - at;
    if (length < 8 || length == 9 || length > 15) {
      return OTHER;
    }
    int hour = digits2(data, at);
    int minute = digits2(data, at + 3);
    int second = digits2(data, at + 6);
    if (hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59
        || data.get(BYTE, at + 2) != ':'
        || data.get(BYTE, at + 5) != ':') {
      return OTHER;
    }
    long micros = ((hour * 60L + minute) * 60 + second) * 1_000_000;
    if (length > 8) {
      if (data.get(BYTE, at + 8) != '.') {
        return OTHER;
      }
      long unit = 100_000;
      for (int i = at + 9; i < end; i++, unit /= 10) {
        int d = data.get(BYTE, i) - '0';
        if (d < 0 || d > 9) {
          return OTHER;
        }
        micros += d * unit;
      }
    }
    return micros;
  }

  private static int digits4(MemorySegment data, int at) {
    int high = digits2(data, at);
    int low = digits2(data, at + 2);
    return high < 0 || low < 0 ? -1 : high * 100 + low;
  }

  /// Two digits, or a negative number.
  private static int digits2(MemorySegment data, int at) {
    int tens = data.get(BYTE, at) - '0';
    int ones = data.get(BYTE, at + 1) - '0';
    return (tens | ones | 9 - tens | 9 - ones) < 0 ? -1 : tens * 10 + ones;
  }
}
