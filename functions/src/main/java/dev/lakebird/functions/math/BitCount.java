package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// How many bits are set, of an INT64 in two's complement.
///
/// Source: GoogleSQL reference, "Bit functions".
public final class BitCount implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("BIT_COUNT", "bit")
          .takes(INT64, INT64)
          .takes(INT64, BYTES)
          .example("BIT_COUNT(5)", "2")
          .example("BIT_COUNT(b'\\xFF\\xFF')", "16")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .longs(
            call.argument(0).type().type() instanceof SqlType.Bytes
                ? row -> bits(row.textAt(0))
                : row -> Long.bitCount(row.longAt(0)));
  }

  private static long bits(Utf8Slice bytes) {
    long count = 0;
    for (int i = 0; i < bytes.byteLength(); i++) {
      count += Integer.bitCount(bytes.byteAt(i) & 0xFF);
    }
    return count;
  }
}
