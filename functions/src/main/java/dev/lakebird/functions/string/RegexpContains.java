package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Whether some part of the text matches the RE2 pattern.
///
/// A pattern that is not RE2 is an error. Source: GoogleSQL reference, "String functions".
public final class RegexpContains implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("REGEXP_CONTAINS", "string")
          .takes(BOOL, STRING, STRING)
          .takes(BOOL, BYTES, BYTES)
          .example("REGEXP_CONTAINS('foo@example.com', r'@[a-z]+')", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Regexps.contains(call);
  }
}
