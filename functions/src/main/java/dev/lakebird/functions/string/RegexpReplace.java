package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The text with every match of the RE2 pattern replaced; `\\1` to `\\9` stand for groups, `\\0`
/// for the match.
///
/// Source: GoogleSQL reference, "String functions".
public final class RegexpReplace implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("REGEXP_REPLACE", "string")
          .takes(STRING, STRING, STRING, STRING)
          .takes(BYTES, BYTES, BYTES, BYTES)
          .example("REGEXP_REPLACE('abc', 'b', 'X')", "'aXc'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Regexps.replace(call);
  }
}
