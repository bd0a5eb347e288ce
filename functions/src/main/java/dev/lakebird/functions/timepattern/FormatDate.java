package dev.lakebird.functions.timepattern;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// A DATE, or a DATETIME or TIMESTAMP, as text after a pattern of `%` elements.
///
/// Source: GoogleSQL reference, "Date functions" and "Format elements".
public final class FormatDate implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("FORMAT_DATE", "date")
          .takes(STRING, STRING, DATE)
          .takes(STRING, STRING, DATETIME)
          .takes(STRING, required(STRING), required(TIMESTAMP), optional(STRING))
          .example("FORMAT_DATE('%b-%d-%Y', DATE '2008-12-25')", "'Dec-25-2008'")
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
