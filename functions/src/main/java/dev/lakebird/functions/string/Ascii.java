package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The code of the first character or byte; 0 for an empty text, an error beyond ASCII in a
/// STRING.
///
/// Source: GoogleSQL reference, "String functions".
public final class Ascii implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ASCII", "string")
          .takes(INT64, STRING)
          .takes(INT64, BYTES)
          .example("ASCII('abcd')", "97")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function ASCII");
  }
}
