package dev.lakebird.functions.timepattern;

import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIME;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The TIME that a text says, read after a pattern of `%` elements. What is not said is 0.
///
/// Source: GoogleSQL reference, "Time functions" and "Format elements".
public final class ParseTime implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("PARSE_TIME", "time")
          .takes(TIME, STRING, STRING)
          .example("PARSE_TIME('%I:%M:%S %p', '2:23:38 pm')", "TIME '14:23:38'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return PatternKernels.parse(call);
  }
}
