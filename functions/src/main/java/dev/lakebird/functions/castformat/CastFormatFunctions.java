package dev.lakebird.functions.castformat;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class CastFormatFunctions {
  private CastFormatFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new CastStringFormat(),
        new CastBytesFormat(),
        new CastDateFormat(),
        new CastTimeFormat(),
        new CastDatetimeFormat(),
        new CastTimestampFormat());
  }
}
