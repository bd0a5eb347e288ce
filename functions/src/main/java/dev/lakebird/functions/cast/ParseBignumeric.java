package dev.lakebird.functions.cast;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The BIGNUMERIC that the text says; white space, one sign on either side, commas and an exponent are
/// allowed.
///
/// Source: GoogleSQL reference, "Conversion functions".
public final class ParseBignumeric implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("PARSE_BIGNUMERIC", "conversion")
          .takes(BIGNUMERIC, STRING)
          .example("PARSE_BIGNUMERIC('1,200-')", "BIGNUMERIC '-1200'")
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
