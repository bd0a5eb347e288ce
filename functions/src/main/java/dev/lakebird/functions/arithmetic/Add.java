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

/// The sum `x + y`.
///
/// An INT64, NUMERIC or BIGNUMERIC result outside its range is an error; FLOAT64 overflows to an
/// error too, while infinities and NaN pass through. `DATE + INT64` adds days. Source: GoogleSQL
/// reference, "Arithmetic operators".
public final class Add implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$add", "arithmetic")
          .takes(INT64, INT64, INT64)
          .takes(NUMERIC, NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC, BIGNUMERIC)
          .takes(FLOAT64, FLOAT64, FLOAT64)
          .takes(DATE, DATE, INT64)
          .takes(DATE, INT64, DATE)
          .takes(DATETIME, DATE, INTERVAL)
          .takes(DATETIME, INTERVAL, DATE)
          .takes(DATETIME, DATETIME, INTERVAL)
          .takes(DATETIME, INTERVAL, DATETIME)
          .takes(TIMESTAMP, TIMESTAMP, INTERVAL)
          .takes(TIMESTAMP, INTERVAL, TIMESTAMP)
          .takes(INTERVAL, INTERVAL, INTERVAL)
          .standard("functions_arithmetic", "add")
          .example("1 + 2", "3")
          .example("NUMERIC '1.25' + NUMERIC '0.5'", "NUMERIC '1.75'")
          .example("9223372036854775807 + 1", "error: OUT_OF_RANGE")
          .example("DATE '2024-02-28' + 2", "DATE '2024-03-01'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Arithmetic.bind(ArithmeticOperator.ADD, call);
  }
}
