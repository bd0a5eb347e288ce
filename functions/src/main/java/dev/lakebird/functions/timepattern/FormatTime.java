package dev.lakebird.functions.timepattern;

import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIME;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// A TIME as text after a pattern of `%` elements.
///
/// Source: GoogleSQL reference, "Time functions" and "Format elements".
public final class FormatTime implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("FORMAT_TIME", "time")
          .takes(STRING, STRING, TIME)
          .example("FORMAT_TIME('%R', TIME '15:30:00')", "'15:30'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return PatternKernels.format(call);
  }
}
