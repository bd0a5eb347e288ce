package dev.lakebird.functions.comparison;

import static dev.lakebird.functions.spi.Parameters.comparable;
import static dev.lakebird.functions.spi.Parameters.comparableRepeated;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `x IN (v1, v2, …)`.
///
/// TRUE where some value equals `x`, else NULL where `x` or some value is NULL, else FALSE.
/// Source: GoogleSQL reference, "IN operator".
public final class InList implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$in", "comparison")
          .takes(BOOL, comparable("T"), comparableRepeated("T"))
          .calledOnNull()
          .example("2 IN (1, 2, 3)", "true")
          .example("4 IN (1, NULL)", "NULL")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function $in");
  }
}
