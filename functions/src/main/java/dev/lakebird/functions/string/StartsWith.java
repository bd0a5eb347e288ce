package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Whether the second argument is a prefix of the first.
///
/// Source: GoogleSQL reference, "String functions".
public final class StartsWith implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("STARTS_WITH", "string")
          .takes(BOOL, STRING, STRING)
          .takes(BOOL, BYTES, BYTES)
          .standard("functions_string", "starts_with")
          .example("STARTS_WITH('bar', 'b')", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return AffixKernel.of(call, false);
  }
}
