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

/// `x NOT LIKE ALL UNNEST(patterns)`: whether no pattern of the array matches. Without patterns
/// TRUE; NULLs count as in AND.
///
/// Source: GoogleSQL reference, "Quantified LIKE operator".
public final class NotLikeAll implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$not_like_all", "comparison")
          .takes(BOOL, required(STRING), arrayOf(STRING))
          .takes(BOOL, required(BYTES), arrayOf(BYTES))
          .calledOnNull()
          .example("'abc' NOT LIKE ALL UNNEST(ARRAY_CONCAT(['a%'], ['x']))", "false")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return LikeArrays.bind(call, false, true);
  }
}
