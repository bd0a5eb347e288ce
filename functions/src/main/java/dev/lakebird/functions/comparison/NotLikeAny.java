package dev.lakebird.functions.comparison;

import static dev.lakebird.functions.spi.Parameters.arrayOf;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `x NOT LIKE ANY UNNEST(patterns)`: whether some pattern of the array does not match. Without
/// patterns FALSE; NULLs count as in OR.
///
/// Source: GoogleSQL reference, "Quantified LIKE operator".
public final class NotLikeAny implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$not_like_any", "comparison")
          .takes(BOOL, required(STRING), arrayOf(STRING))
          .takes(BOOL, required(BYTES), arrayOf(BYTES))
          .calledOnNull()
          .example("'abc' NOT LIKE ANY UNNEST(ARRAY_CONCAT(['a%'], ['x']))", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return LikeArrays.bind(call, true, true);
  }
}
