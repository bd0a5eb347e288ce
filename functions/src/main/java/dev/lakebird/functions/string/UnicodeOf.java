package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The Unicode code point of the first character; 0 of an empty text.
///
/// Source: GoogleSQL reference, "String functions".
public final class UnicodeOf implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("UNICODE", "string")
          .takes(INT64, STRING)
          .example("UNICODE('âbcd')", "226")
          .example("UNICODE('')", "0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .longs(row -> row.textAt(0).byteLength() == 0 ? 0 : row.stringAt(0).codePointAt(0));
  }
}
