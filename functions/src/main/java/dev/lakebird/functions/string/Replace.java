package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The text with every occurrence of `from` replaced by `to`; unchanged where `from` is empty.
///
/// Source: GoogleSQL reference, "String functions".
public final class Replace implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("REPLACE", "string")
          .takes(STRING, STRING, STRING, STRING)
          .takes(BYTES, BYTES, BYTES, BYTES)
          .example("REPLACE('apple pie', 'pie', 'cobbler')", "'apple cobbler'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Joins.replace(call);
  }
}
