package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Whether the whole text matches the RE2 pattern.
///
/// Source: GoogleSQL reference, "String functions".
public final class RegexpMatch implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("REGEXP_MATCH", "string")
          .takes(BOOL, STRING, STRING)
          .takes(BOOL, BYTES, BYTES)
          .example("REGEXP_MATCH('abc', 'a|db?')", "false")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Regexps.matches(call);
  }
}
