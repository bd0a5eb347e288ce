package dev.lakebird.functions.string;

import static dev.lakebird.functions.spi.Parameters.arrayOf;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The text of Unicode code points; NULL where one is NULL, an error where one is none.
///
/// Source: GoogleSQL reference, "String functions".
public final class CodePointsToString implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("CODE_POINTS_TO_STRING", "string")
          .takes(STRING, arrayOf(INT64))
          .example("CODE_POINTS_TO_STRING([65, 255, 513, 1024])", "'AÿȁЀ'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return CodePoints.toText(call);
  }
}
