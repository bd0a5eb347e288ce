package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.arrayOf;
import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The mean of the elements that are not NULL; NULL where there are none.
///
/// Source: GoogleSQL reference, "Array functions".
public final class ArrayAverage implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ARRAY_AVG", "array")
          .takes(FLOAT64, arrayOf(INT64))
          .takes(NUMERIC, arrayOf(NUMERIC))
          .takes(BIGNUMERIC, arrayOf(BIGNUMERIC))
          .takes(FLOAT64, arrayOf(FLOAT64))
          .example("ARRAY_AVG([0, 2, NULL, 4, 4, 5])", "3.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return ElementSums.average(call);
  }
}
