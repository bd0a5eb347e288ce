package dev.lakebird.functions.date;

import java.util.Set;
import java.util.TreeSet;

/// The parts of dates and times, as keyword arguments name them.
public final class DateParts {
  private static final Set<String> WEEKS =
      Set.of(
          "WEEK",
          "ISOWEEK",
          "WEEK(SUNDAY)",
          "WEEK(MONDAY)",
          "WEEK(TUESDAY)",
          "WEEK(WEDNESDAY)",
          "WEEK(THURSDAY)",
          "WEEK(FRIDAY)",
          "WEEK(SATURDAY)");
  private static final Set<String> YEARS_TO_DAYS =
      Set.of("DAY", "MONTH", "QUARTER", "YEAR", "ISOYEAR");
  private static final Set<String> CLOCK =
      Set.of("MICROSECOND", "MILLISECOND", "SECOND", "MINUTE", "HOUR");

  /// What DATE_TRUNC, DATE_DIFF and LAST_DAY count in.
  public static final Set<String> DATE_BOUNDARIES = union(YEARS_TO_DAYS, WEEKS);

  public static final Set<String> DATETIME_BOUNDARIES = union(DATE_BOUNDARIES, CLOCK);
  public static final Set<String> TIMESTAMP_TRUNCATIONS = DATETIME_BOUNDARIES;

  /// What TIMESTAMP_DIFF counts in: parts of fixed length.
  public static final Set<String> TIMESTAMP_BOUNDARIES = union(CLOCK, Set.of("DAY"));

  /// What DATE_ADD steps by.
  public static final Set<String> DATE_STEPS = Set.of("DAY", "WEEK", "MONTH", "QUARTER", "YEAR");

  public static final Set<String> DATETIME_STEPS = union(DATE_STEPS, CLOCK);
  public static final Set<String> TIMESTAMP_STEPS = TIMESTAMP_BOUNDARIES;

  /// What EXTRACT takes out of a DATE.
  public static final Set<String> DATE_EXTRACTS =
      union(DATE_BOUNDARIES, Set.of("DAYOFWEEK", "DAYOFYEAR"));

  public static final Set<String> TIME_EXTRACTS = CLOCK;
  public static final Set<String> DATETIME_EXTRACTS = union(DATE_EXTRACTS, CLOCK);
  public static final Set<String> INTERVAL_EXTRACTS = union(CLOCK, Set.of("DAY", "MONTH", "YEAR"));

  /// What `INTERVAL n part` counts in.
  public static final Set<String> INTERVAL_PARTS = union(DATETIME_STEPS, Set.of("NANOSECOND"));

  private DateParts() {}

  private static Set<String> union(Set<String> a, Set<String> b) {
    var all = new TreeSet<>(a);
    all.addAll(b);
    return Set.copyOf(all);
  }
}
