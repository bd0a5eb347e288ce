package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The length of a STRING in characters.
///
/// Source: GoogleSQL reference, "String functions".
public final class CharLength implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("CHAR_LENGTH", "string")
          .alias("CHARACTER_LENGTH")
          .takes(INT64, STRING)
          .standard("functions_string", "char_length")
          .example("CHAR_LENGTH('абв')", "3")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return LengthKernel.ofText(call);
  }
}
