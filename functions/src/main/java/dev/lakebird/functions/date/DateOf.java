package dev.lakebird.functions.date;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// A DATE from year, month and day, or the date of a DATETIME or TIMESTAMP in a zone.
///
/// A day that does not exist is an error. Source: GoogleSQL reference, "Date functions".
public final class DateOf implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DATE", "date")
          .takes(DATE, INT64, INT64, INT64)
          .takes(DATE, DATETIME)
          .takes(DATE, DATE)
          .takes(DATE, required(TIMESTAMP), optional(STRING))
          .example("DATE(2016, 12, 25)", "DATE '2016-12-25'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function DATE");
  }
}
