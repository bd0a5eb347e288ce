package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The position, from 1, of the first occurrence of the second argument in the first, or 0.
///
/// Source: GoogleSQL reference, "String functions".
public final class StringPosition implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("STRPOS", "string")
          .takes(INT64, STRING, STRING)
          .takes(INT64, BYTES, BYTES)
          .standard("functions_string", "strpos")
          .example("STRPOS('foo@example.com', '@')", "4")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Positions.first(call);
  }
}
