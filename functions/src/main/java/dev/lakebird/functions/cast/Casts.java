package dev.lakebird.functions.cast;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// `CAST` and `SAFE_CAST`. Source: GoogleSQL reference, "Conversion functions".
public final class Casts {
  private Casts() {}

  /// A kernel that casts values laid out as `from` to `to`; with `safe` a value that cannot be cast is
  /// NULL.
  public static ScalarKernel bind(BoundCall.Argument from, SqlType to, boolean safe) {
    throw LakebirdException.unimplemented(
        "The cast from " + from.type().type().sqlName() + " to " + to.sqlName());
  }
}
