package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import java.util.Base64;

/// The bytes in the base64 alphabet of RFC 4648 with padding.
///
/// Source: GoogleSQL reference, "String functions".
public final class ToBase64 implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TO_BASE64", "string")
          .takes(STRING, BYTES)
          .example("TO_BASE64(b'abc')", "'YWJj'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putBytes(Base64.getEncoder().encode(row.textAt(0).toBytes())));
  }
}
