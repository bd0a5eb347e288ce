package dev.lakebird.functions.aggregate;

import static dev.lakebird.functions.spi.Parameters.orderable;
import static dev.lakebird.functions.spi.Parameters.typeOf;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The greatest of the values that are not NULL; NaN if any is NaN; NULL if there are none.
///
/// Source: GoogleSQL reference, "Aggregate functions".
public final class Maximum implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("MAX", "aggregate")
          .takes(typeOf(0), orderable("T"))
          .standard("functions_arithmetic", "max")
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return ExtremeKernels.of(call, true);
  }
}
