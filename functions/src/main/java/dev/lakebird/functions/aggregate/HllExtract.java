package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// About how many different values the sketch has seen; 0 of NULL.
///
/// Source: GoogleSQL reference, "HyperLogLog++ functions". Sketches are those of Apache
/// DataSketches, not those of BigQuery.
public final class HllExtract implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("HLL_COUNT.EXTRACT", "approximate")
          .takes(INT64, BYTES)
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.calledOnNull(call)
        .longs(
            row ->
                row.isNull(0)
                    ? 0
                    : Math.round(CardinalityState.read(row.textAt(0).toBytes()).getEstimate()));
  }
}
