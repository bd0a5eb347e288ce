package dev.lakebird.engine.settings;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The settings of a session, immutable; each text is checked when it is set.
public final class Settings {
  /// The settings that nobody changed.
  public static final Settings DEFAULTS = new Settings(Map.of());

  private static final long MEMORY_SHARE_PERCENT = 70;

  private final Map<Setting, String> texts;

  private Settings(Map<Setting, String> texts) {
    this.texts = texts;
  }

  /// These settings with one changed.
  ///
  /// @throws LakebirdException INVALID_ARGUMENT for a text that the setting does not take
  public Settings with(Setting setting, String text) {
    Map<Setting, String> changed = new EnumMap<>(Setting.class);
    changed.putAll(texts);
    changed.put(setting, text.strip());
    var settings = new Settings(changed);
    settings.check(setting);
    return settings;
  }

  /// These settings with `NAME=VALUE` changed.
  public Settings with(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals <= 0) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "A setting is written NAME=VALUE, not " + assignment);
    }
    return with(
        Setting.find(assignment.substring(0, equals).strip()), assignment.substring(equals + 1));
  }

  public String text(Setting setting) {
    return texts.getOrDefault(setting, setting.defaultText());
  }

  public int threads() {
    int threads = (int) integer(Setting.THREADS, 0, 1024);
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  public long memoryLimitBytes() {
    long limit = size(Setting.MEMORY_LIMIT);
    return limit == 0 ? machineMemoryBytes() * MEMORY_SHARE_PERCENT / 100 : limit;
  }

  public int batchRows() {
    return (int) integer(Setting.BATCH_ROWS, 1, 65_536);
  }

  public Path spillDirectory() {
    String text = text(Setting.SPILL_DIRECTORY);
    return text.isEmpty()
        ? Path.of(System.getProperty("java.io.tmpdir"))
        : parse(Setting.SPILL_DIRECTORY, "a folder", Path::of);
  }

  public long spillLimitBytes() {
    return size(Setting.SPILL_LIMIT);
  }

  public boolean forceSpill() {
    return bool(Setting.FORCE_SPILL);
  }

  public boolean planBytes() {
    return bool(Setting.PLAN_BYTES);
  }

  /// Whether scans look for columns in memory, and keep there what they read again.
  public boolean cache() {
    return bool(Setting.CACHE);
  }

  /// The version of Parquet whose encodings new tables use: 1 or 2.
  public int parquetVersion() {
    return (int) integer(Setting.PARQUET_VERSION, 1, 2);
  }

  public ZoneId timeZone() {
    return parse(Setting.TIME_ZONE, "a time zone such as UTC or Europe/Oslo", ZoneId::of);
  }

  /// How long a statement may run, where there is a bound.
  public Optional<Duration> statementTimeout() {
    long seconds = integer(Setting.STATEMENT_TIMEOUT, 0, 1_000_000);
    return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
  }

  public String user() {
    String text = text(Setting.USER);
    return text.isEmpty() ? System.getProperty("user.name", "unknown") : text;
  }

  private void check(Setting setting) {
    switch (setting) {
      case THREADS -> threads();
      case MEMORY_LIMIT -> memoryLimitBytes();
      case BATCH_ROWS -> batchRows();
      case SPILL_DIRECTORY -> spillDirectory();
      case SPILL_LIMIT -> spillLimitBytes();
      case FORCE_SPILL -> forceSpill();
      case TIME_ZONE -> timeZone();
      case STATEMENT_TIMEOUT -> statementTimeout();
      case USER -> user();
      case PARQUET_VERSION -> parquetVersion();
      case CACHE -> cache();
      case PLAN_BYTES -> planBytes();
    }
  }

  private long integer(Setting setting, long min, long max) {
    long value = parse(setting, "a whole number", Long::parseLong);
    if (value < min || value > max) {
      throw refused(setting, "a whole number from " + min + " to " + max);
    }
    return value;
  }

  private boolean bool(Setting setting) {
    return switch (text(setting).toLowerCase(Locale.ROOT)) {
      case "true", "on", "1" -> true;
      case "false", "off", "0" -> false;
      default -> throw refused(setting, "true or false");
    };
  }

  private long size(Setting setting) {
    return parse(setting, "a size such as 64MB or 4GB", Settings::parseSize);
  }

  /// The bytes of a size such as `64MB` or `4GB`; units are powers of 1,024.
  ///
  /// @throws NumberFormatException for another text
  /// @throws ArithmeticException for a size past 64 bits
  public static long parseSize(String text) {
    String upper = text.toUpperCase(Locale.ROOT).replace("IB", "B");
    long unit = 1;
    String digits = upper;
    for (String suffix : new String[] {"KB", "MB", "GB", "TB"}) {
      unit *= 1024;
      if (upper.endsWith(suffix)) {
        digits = upper.substring(0, upper.length() - 2).strip();
        return checkedSize(Math.multiplyExact(Long.parseLong(digits), unit));
      }
    }
    if (upper.endsWith("B")) {
      digits = upper.substring(0, upper.length() - 1).strip();
    }
    return checkedSize(Long.parseLong(digits));
  }

  private static long checkedSize(long bytes) {
    if (bytes < 0) {
      throw new NumberFormatException("A size is not negative");
    }
    return bytes;
  }

  private <T> T parse(Setting setting, String form, Function<String, T> parser) {
    try {
      return parser.apply(text(setting));
    } catch (NumberFormatException
        | ArithmeticException
        | DateTimeException
        | InvalidPathException e) {
      throw refused(setting, form);
    }
  }

  private LakebirdException refused(Setting setting, String form) {
    return new LakebirdException(
        ErrorCode.INVALID_ARGUMENT,
        "The setting "
            + setting.settingName()
            + " takes "
            + form
            + ", not '"
            + text(setting)
            + "'");
  }

  /// The memory of this machine, or of the container that the process is in.
  public static long machineMemoryBytes() {
    var system = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    return system instanceof com.sun.management.OperatingSystemMXBean os
        ? os.getTotalMemorySize()
        : 2L << 30;
  }
}
