package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// The quantiles of what the sketch has seen: least value, ends of `number` parts, greatest value.
///
/// Source: BigQuery reference, "KLL quantile functions". Sketches are those of Apache DataSketches,
/// not those of BigQuery.
public final class KllLongExtract implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("KLL_QUANTILES.EXTRACT_INT64", "approximate")
          .takes(SqlType.array(INT64), BYTES, INT64)
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
                KllNumbers.INT64.quantiles(
                    KllNumbers.INT64.read(row.textAt(0).toBytes()), row.valueAt(1)));
  }
}
