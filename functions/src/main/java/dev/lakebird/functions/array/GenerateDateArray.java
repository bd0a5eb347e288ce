package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.keywordOptional;
import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.date.DateParts;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// Dates from `start` to `end` inclusive, stepping by `INTERVAL n part`, one day if not given.
///
/// Source: GoogleSQL reference, "Array functions".
public final class GenerateDateArray implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("GENERATE_DATE_ARRAY", "array")
          .takes(
              SqlType.array(DATE),
              required(DATE),
              required(DATE),
              optional(INT64),
              keywordOptional(DateParts.DATE_STEPS))
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function GENERATE_DATE_ARRAY");
  }
}
