package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// The Unicode code points of the text, or the bytes of BYTES.
///
/// Source: GoogleSQL reference, "String functions".
public final class ToCodePoints implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TO_CODE_POINTS", "string")
          .takes(SqlType.array(INT64), STRING)
          .takes(SqlType.array(INT64), BYTES)
          .example("TO_CODE_POINTS('é!')", "[233, 33]")
          .example("TO_CODE_POINTS(b'\\x66\\xFF')", "[102, 255]")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return CodePoints.of(call);
  }
}
