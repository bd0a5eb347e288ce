package dev.lakebird.functions.timepattern;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class TimePatternFunctions {
  private TimePatternFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new FormatDate(),
        new FormatDatetime(),
        new FormatTime(),
        new FormatTimestamp(),
        new ParseDate(),
        new ParseDatetime(),
        new ParseTime(),
        new ParseTimestamp());
  }
}
