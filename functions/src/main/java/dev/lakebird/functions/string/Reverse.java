package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The characters of a STRING, or the bytes of BYTES, backward.
///
/// Source: GoogleSQL reference, "String functions".
public final class Reverse implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("REVERSE", "string")
          .takes(STRING, STRING)
          .takes(BYTES, BYTES)
          .example("REVERSE('foo')", "'oof'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Joins.reverse(call);
  }
}
