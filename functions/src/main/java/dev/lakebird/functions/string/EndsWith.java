package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Whether the second argument is a suffix of the first.
///
/// Source: GoogleSQL reference, "String functions".
public final class EndsWith implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ENDS_WITH", "string")
          .takes(BOOL, STRING, STRING)
          .takes(BOOL, BYTES, BYTES)
          .standard("functions_string", "ends_with")
          .example("ENDS_WITH('apple', 'e')", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return AffixKernel.of(call, true);
  }
}
