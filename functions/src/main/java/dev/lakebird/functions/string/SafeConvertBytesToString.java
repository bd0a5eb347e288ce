package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The bytes as text; what is no UTF-8 becomes the replacement character U+FFFD.
///
/// Source: GoogleSQL reference, "String functions".
public final class SafeConvertBytesToString implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SAFE_CONVERT_BYTES_TO_STRING", "string")
          .takes(STRING, BYTES)
          .example("SAFE_CONVERT_BYTES_TO_STRING(b'a\\xc2')", "'a�'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).column((row, out) -> out.putText(row.stringAt(0)));
  }
}
