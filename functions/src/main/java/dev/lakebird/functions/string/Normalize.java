package dev.lakebird.functions.string;

import static dev.lakebird.functions.spi.Parameters.keywordOptional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The text in a Unicode normalization form: `NFC` if none is named, `NFKC`, `NFD` or `NFKD`.
///
/// Source: GoogleSQL reference, "String functions".
public final class Normalize implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NORMALIZE", "string")
          .takes(STRING, required(STRING), keywordOptional(NormalForms.NAMES))
          .example("NORMALIZE('\\u00ea') = NORMALIZE('\\u0065\\u0302')", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return NormalForms.bind(call, false);
  }
}
