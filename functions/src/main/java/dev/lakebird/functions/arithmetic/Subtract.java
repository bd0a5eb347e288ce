package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.INTERVAL;
import static dev.lakebird.types.SqlType.NUMERIC;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The difference `x - y`.
///
/// Outside the range of the result type it is an error. `DATE - INT64` subtracts days, `DATE -
/// DATE` is an INTERVAL of days. Source: GoogleSQL reference, "Arithmetic operators".
public final class Subtract implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$subtract", "arithmetic")
          .takes(INT64, INT64, INT64)
          .takes(NUMERIC, NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC, BIGNUMERIC)
          .takes(FLOAT64, FLOAT64, FLOAT64)
          .takes(DATE, DATE, INT64)
          .takes(INTERVAL, DATE, DATE)
          .takes(INTERVAL, DATETIME, DATETIME)
          .takes(INTERVAL, TIMESTAMP, TIMESTAMP)
          .takes(DATETIME, DATE, INTERVAL)
          .takes(DATETIME, DATETIME, INTERVAL)
          .takes(TIMESTAMP, TIMESTAMP, INTERVAL)
          .takes(INTERVAL, INTERVAL, INTERVAL)
          .standard("functions_arithmetic", "subtract")
          .example("5 - 7", "-2")
          .example("DATE '2024-03-01' - 1", "DATE '2024-02-29'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Arithmetic.bind(ArithmeticOperator.SUBTRACT, call);
  }
}
