package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The last `n` characters of a STRING, or bytes of BYTES; an error where `n` is negative.
///
/// Source: GoogleSQL reference, "String functions".
public final class Right implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("RIGHT", "string")
          .takes(STRING, STRING, INT64)
          .takes(BYTES, BYTES, INT64)
          .example("RIGHT('apple', 3)", "'ple'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Slices.right(call);
  }
}
