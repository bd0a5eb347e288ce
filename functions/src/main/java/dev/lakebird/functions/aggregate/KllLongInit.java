package dev.lakebird.functions.aggregate;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// A KLL sketch of the INT64 values, NULLs aside; NULL if there are none. `precision` is one over
/// the error in rank, 1000 if not given.
///
/// Source: BigQuery reference, "KLL quantile functions". Sketches are those of Apache DataSketches,
/// not those of BigQuery.
public final class KllLongInit implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("KLL_QUANTILES.INIT_INT64", "approximate")
          .takes(BYTES, required(INT64), optional(INT64))
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return ObjectAggregate.of(
        call, () -> new KllState(KllNumbers.INT64, false, KllState.Output.SKETCH));
  }
}
