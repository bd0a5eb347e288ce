package dev.lakebird.functions.string;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The text brought to `n` characters: cut at the end, or filled on the right with a pattern (a
/// space if none is given).
///
/// An error where `n` is negative or the pattern empty. Source: GoogleSQL reference, "String
/// functions".
public final class PadRight implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("RPAD", "string")
          .takes(STRING, required(STRING), required(INT64), optional(STRING))
          .takes(BYTES, required(BYTES), required(INT64), optional(BYTES))
          .example("RPAD('abc', 5, '-')", "'abc--'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Joins.pad(call, false);
  }
}
