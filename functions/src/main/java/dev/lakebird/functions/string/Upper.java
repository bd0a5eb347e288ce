package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The text in upper case; in BYTES, ASCII letters only.
///
/// Source: GoogleSQL reference, "String functions".
public final class Upper implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("UPPER", "string")
          .takes(STRING, STRING)
          .takes(BYTES, BYTES)
          .example("UPPER('aBc')", "'ABC'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Cases.upper(call);
  }
}
