package dev.lakebird.functions.castformat;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `CAST(text AS BYTES FORMAT model)`: `HEX`, `BASE2`, `BASE8`, `BASE16`, `BASE32`, `BASE64`, `BASE64M`,
/// `ASCII` or `UTF8`.
///
/// Source: GoogleSQL reference, "Format elements", "Format clause for CAST".
public final class CastBytesFormat implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$cast_bytes_format", "conversion")
          .takes(BYTES, STRING, STRING)
          .example("CAST('00410473' AS BYTES FORMAT 'BASE8')", "b'\\x02\\x11;'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    Models<ByteFormat> formats = Models.of(call, ByteFormat::of);
    return RowKernels.strict(call)
        .column((row, out) -> out.putBytes(formats.at(row).decode(row.stringAt(0))));
  }
}
