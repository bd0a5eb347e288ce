package dev.lakebird.functions.comparison;

import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.functions.spi.Parameters.comparable;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `x IN UNNEST(array)`.
///
/// FALSE for an empty or NULL array; TRUE where some element equals `x`, else NULL where `x` or
/// some element is NULL, else FALSE. Source: GoogleSQL reference, "IN operator".
public final class InArray implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$in_array", "comparison")
          .takes(BOOL, comparable("T"), array("T"))
          .calledOnNull()
          .example("2 IN UNNEST([1, 2])", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function $in_array");
  }
}
