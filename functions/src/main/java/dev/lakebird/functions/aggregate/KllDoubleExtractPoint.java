package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The quantile at `phi`, from 0 to 1, of what the sketch has seen.
///
/// Source: BigQuery reference, "KLL quantile functions". Sketches are those of Apache DataSketches,
/// not those of BigQuery.
public final class KllDoubleExtractPoint implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("KLL_QUANTILES.EXTRACT_POINT_FLOAT64", "approximate")
          .takes(FLOAT64, BYTES, FLOAT64)
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .values(
            row ->
                KllNumbers.FLOAT64.point(
                    KllNumbers.FLOAT64.read(row.textAt(0).toBytes()), row.valueAt(1)));
  }
}
