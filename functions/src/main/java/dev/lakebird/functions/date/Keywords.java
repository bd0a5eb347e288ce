package dev.lakebird.functions.date;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.value.Value;

/// The keywords among the arguments of a call.
public final class Keywords {
  private Keywords() {}

  /// The keyword that argument `index` is, in upper case.
  public static String of(BoundCall call, int index) {
    if (call.argument(index).constant().orElse(null) instanceof Value.StringValue keyword) {
      return keyword.value();
    }
    throw LakebirdException.internal("A keyword argument is no constant");
  }
}
