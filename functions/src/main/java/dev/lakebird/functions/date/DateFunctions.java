package dev.lakebird.functions.date;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class DateFunctions {
  private DateFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new Extract(),
        new DateOf(),
        new DateAdd(),
        new DateSubtract(),
        new DateDifference(),
        new DateTruncate(),
        new LastDay(),
        new UnixDate(),
        new DateFromUnixDate(),
        new CurrentDate(),
        new AddMonths(),
        new MonthsBetween(),
        new NextDay());
  }
}
