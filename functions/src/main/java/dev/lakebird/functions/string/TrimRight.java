package dev.lakebird.functions.string;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The text without the trailing characters of a set; Unicode white space if none is given.
///
/// Source: GoogleSQL reference, "String functions".
public final class TrimRight implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("RTRIM", "string")
          .takes(STRING, required(STRING), optional(STRING))
          .takes(BYTES, BYTES, BYTES)
          .example("RTRIM('apple  ')", "'apple'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Slices.trim(call, false, true);
  }
}
