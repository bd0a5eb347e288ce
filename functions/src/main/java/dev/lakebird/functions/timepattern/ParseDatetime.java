package dev.lakebird.functions.timepattern;

import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The DATETIME that a text says, read after a pattern of `%` elements. What is not said is that of
/// 1970-01-01 00:00:00.
///
/// Source: GoogleSQL reference, "Datetime functions" and "Format elements".
public final class ParseDatetime implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("PARSE_DATETIME", "datetime")
          .takes(DATETIME, STRING, STRING)
          .example(
              "PARSE_DATETIME('%m/%d/%Y %I:%M:%S %p', '8/30/2018 2:23:38 pm')",
              "DATETIME '2018-08-30 14:23:38'")
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
