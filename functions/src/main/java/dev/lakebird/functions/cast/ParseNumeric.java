package dev.lakebird.functions.cast;

import static dev.lakebird.types.SqlType.NUMERIC;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The NUMERIC that the text says; white space, one sign on either side, commas and an exponent are
/// allowed.
///
/// Source: GoogleSQL reference, "Conversion functions".
public final class ParseNumeric implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("PARSE_NUMERIC", "conversion")
          .takes(NUMERIC, STRING)
          .example("PARSE_NUMERIC('-12.5')", "NUMERIC '-12.5'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return ParseDecimal.of(call);
  }
}
