package dev.lakebird.functions.date;

import static dev.lakebird.functions.spi.Parameters.keywordOptional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The last day of the part that the date lies in; MONTH if none is given.
///
/// Source: GoogleSQL reference, "Date functions".
public final class LastDay implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LAST_DAY", "date")
          .takes(DATE, required(DATE), keywordOptional(DateParts.DATE_BOUNDARIES))
          .takes(DATE, required(DATETIME), keywordOptional(DateParts.DATE_BOUNDARIES))
          .example("LAST_DAY(DATE '2008-11-25')", "DATE '2008-11-30'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function LAST_DAY");
  }
}
