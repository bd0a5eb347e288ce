package dev.lakebird.functions.cast;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class CastFunctions {
  private CastFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new ApplyTypeParameters(),
        new ApplyNestedTypeParameters(),
        new ToJsonString(),
        new ParseNumeric(),
        new ParseBignumeric(),
        new StringOf());
  }
}
