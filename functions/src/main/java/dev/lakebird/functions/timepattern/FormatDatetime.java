package dev.lakebird.functions.timepattern;

import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// A DATETIME as text after a pattern of `%` elements.
///
/// Source: GoogleSQL reference, "Datetime functions" and "Format elements".
public final class FormatDatetime implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("FORMAT_DATETIME", "datetime")
          .takes(STRING, STRING, DATETIME)
          .example(
              "FORMAT_DATETIME('%c', DATETIME '2008-12-25 15:30:00')", "'Thu Dec 25 15:30:00 2008'")
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
