package dev.lakebird.functions.aggregate;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// A KLL sketch of the FLOAT64 values, NULLs aside; NULL if there are none. `precision` is one over
/// the error in rank, 1000 if not given.
///
/// Source: BigQuery reference, "KLL quantile functions". Sketches are those of Apache DataSketches,
/// not those of BigQuery.
public final class KllDoubleInit implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("KLL_QUANTILES.INIT_FLOAT64", "approximate")
          .takes(BYTES, required(FLOAT64), optional(INT64))
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return ObjectAggregate.of(
        call, () -> new KllState(KllNumbers.FLOAT64, false, KllState.Output.SKETCH));
  }
}
