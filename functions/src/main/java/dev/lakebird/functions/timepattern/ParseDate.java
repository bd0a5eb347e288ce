package dev.lakebird.functions.timepattern;

import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The DATE that a text says, read after a pattern of `%` elements. What is not said is that of
/// 1970-01-01.
///
/// Source: GoogleSQL reference, "Date functions" and "Format elements".
public final class ParseDate implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("PARSE_DATE", "date")
          .takes(DATE, STRING, STRING)
          .example("PARSE_DATE('%A %b %e %Y', 'Thursday Dec 25 2008')", "DATE '2008-12-25'")
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
