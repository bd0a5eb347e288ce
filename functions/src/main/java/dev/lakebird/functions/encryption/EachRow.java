package dev.lakebird.functions.encryption;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import java.util.function.Function;

/// Kernels of BYTES that differ from row to row though the arguments may be the same: a strict kernel
/// is asked only once for constant ones. NULL of a NULL.
final class EachRow {
  private EachRow() {}

  static ScalarKernel bytes(BoundCall call, Function<Row, byte[]> value) {
    return RowKernels.calledOnNull(call)
        .column(
            (row, out) -> {
              if (row.hasNull()) {
                row.setNull();
              } else {
                out.putBytes(value.apply(row));
              }
            });
  }
}
