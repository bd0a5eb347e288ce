package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The code of the first character or byte; 0 for an empty text, an error beyond ASCII in a
/// STRING.
///
/// Source: GoogleSQL reference, "String functions".
public final class Ascii implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ASCII", "string")
          .takes(INT64, STRING)
          .takes(INT64, BYTES)
          .example("ASCII('abcd')", "97")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    boolean utf8 = Slices.isText(call);
    return RowKernels.strict(call)
        .longs(
            row -> {
              Utf8Slice text = row.textAt(0);
              int first = text.byteLength() == 0 ? 0 : text.byteAt(0) & 0xFF;
              if (utf8 && first > 127) {
                throw RowErrors.invalid("Non-ASCII character in the argument of ASCII()");
              }
              return first;
            });
  }
}
