package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The length in characters of a STRING, in bytes of BYTES.
///
/// Source: GoogleSQL reference, "String functions".
public final class Length implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LENGTH", "string")
          .takes(INT64, STRING)
          .takes(INT64, BYTES)
          .example("LENGTH('абв')", "3")
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
