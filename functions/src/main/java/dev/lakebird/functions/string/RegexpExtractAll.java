package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// The parts of the text that match the RE2 pattern, or its capturing group, one after another
/// without overlap.
///
/// Source: GoogleSQL reference, "String functions".
public final class RegexpExtractAll implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("REGEXP_EXTRACT_ALL", "string")
          .takes(SqlType.array(STRING), STRING, STRING)
          .takes(SqlType.array(BYTES), BYTES, BYTES)
          .example("REGEXP_EXTRACT_ALL('123456', r'\\d(\\d)\\d')", "['2', '5']")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Regexps.extractAll(call);
  }
}
