package dev.lakebird.functions.range;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class RangeFunctions {
  private RangeFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new MakeRange(),
        new RangeStart(),
        new RangeEnd(),
        new RangeIsStartUnbounded(),
        new RangeIsEndUnbounded(),
        new RangeContains(),
        new RangeOverlaps(),
        new RangeIntersect(),
        new GenerateRangeArray());
  }
}
