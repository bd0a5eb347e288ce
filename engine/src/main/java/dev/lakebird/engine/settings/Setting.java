package dev.lakebird.engine.settings;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.Spelling;
import java.util.Arrays;
import java.util.Locale;

/// Every setting of a session: its name, what it is when nobody sets it, what it does.
public enum Setting {
  THREADS("threads", "0", "Worker threads a query may use; 0 takes every core"),
  MEMORY_LIMIT(
      "memory_limit",
      "0",
      "Off-heap memory a query may hold, such as 512MB or 4GB; 0 takes 70 % of the machine's"),
  BATCH_ROWS("batch_rows", "4096", "Rows a batch"),
  SPILL_DIRECTORY(
      "spill_directory", "", "Folder of spill files; empty takes the system's temporary folder"),
  SPILL_LIMIT("spill_limit", "100GB", "Disk that the spill files of a query may take"),
  FORCE_SPILL("force_spill", "false", "Spill at every chance, to test that results stay the same"),
  TIME_ZONE("time_zone", "UTC", "Default time zone of date and time functions"),
  STATEMENT_TIMEOUT("statement_timeout", "0", "Seconds a statement may run; 0 sets no deadline"),
  USER(
      "user", "", "What SESSION_USER answers; empty takes the name of the operating system's user"),
  PARQUET_VERSION(
      "parquet_version",
      "2",
      "Encodings in the files of tables that are created: 2 for smaller files that are read faster,"
          + " 1 for tables that older readers share"),
  CACHE(
      "cache",
      "true",
      "Keep columns that are read again decompressed in memory, and read them from there"),
  PLAN_BYTES("plan_bytes", "false", "Pass every plan through its Substrait bytes");

  private final String settingName;
  private final String defaultText;
  private final String description;

  Setting(String settingName, String defaultText, String description) {
    this.settingName = settingName;
    this.defaultText = defaultText;
    this.description = description;
  }

  public String settingName() {
    return settingName;
  }

  public String defaultText() {
    return defaultText;
  }

  public String description() {
    return description;
  }

  /// The setting of the name, letters of either case.
  ///
  /// @throws LakebirdException INVALID_ARGUMENT with the nearest name when there is none
  public static Setting find(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(s -> s.settingName.equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new LakebirdException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Unknown setting: " + name + "; Did you mean " + nearest(wanted) + "?"));
  }

  private static String nearest(String wanted) {
    return Spelling.nearest(wanted, Arrays.stream(values()).map(Setting::settingName).toList());
  }
}
