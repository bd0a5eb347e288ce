package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The first `n` characters of a STRING, or bytes of BYTES; an error where `n` is negative.
///
/// Source: GoogleSQL reference, "String functions".
public final class Left implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LEFT", "string")
          .takes(STRING, STRING, INT64)
          .takes(BYTES, BYTES, INT64)
          .example("LEFT('apple', 3)", "'app'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Slices.left(call);
  }
}
