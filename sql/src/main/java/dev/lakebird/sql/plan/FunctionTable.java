package dev.lakebird.sql.plan;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.Functions;
import dev.lakebird.functions.spi.SqlFunction;

/// The functions that planning itself puts into plans: operators under their `$names`.
public final class FunctionTable {
  private FunctionTable() {}

  /// The function of that name, which must exist.
  public static SqlFunction operator(String name) {
    return Functions.find(name)
        .orElseThrow(() -> LakebirdException.unimplemented("The function " + name));
  }
}
