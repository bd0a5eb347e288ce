package dev.lakebird.functions.interval;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class IntervalFunctions {
  private IntervalFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new IntervalOf(),
        new MakeInterval(),
        new JustifyDays(),
        new JustifyHours(),
        new JustifyInterval());
  }
}
