package dev.lakebird.functions.string;

import static dev.lakebird.functions.spi.Parameters.arrayOf;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The bytes of numbers from 0 to 255; NULL where one is NULL, an error where one is none.
///
/// Source: GoogleSQL reference, "String functions".
public final class CodePointsToBytes implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("CODE_POINTS_TO_BYTES", "string")
          .takes(BYTES, arrayOf(INT64))
          .example("CODE_POINTS_TO_BYTES([65, 98, 67, 100])", "b'AbCd'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return CodePoints.toBytes(call);
  }
}
