package dev.lakebird.functions.comparison;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `x LIKE pattern`: `%` stands for any run of characters, `_` for one, `\\` quotes the next.
///
/// A pattern that ends in a lone `\\` is an error. Source: GoogleSQL reference, "LIKE operator".
public final class Like implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$like", "comparison")
          .takes(BOOL, STRING, STRING)
          .takes(BOOL, BYTES, BYTES)
          .standard("functions_string", "like")
          .example("'apple' LIKE 'a%e'", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function $like");
  }
}
