package dev.lakebird.functions.string;

import static dev.lakebird.functions.spi.Parameters.keywordOptional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The text in a Unicode normalization form, with differences of case removed.
///
/// Source: GoogleSQL reference, "String functions".
public final class NormalizeAndCasefold implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NORMALIZE_AND_CASEFOLD", "string")
          .takes(STRING, required(STRING), keywordOptional(NormalForms.NAMES))
          .example(
              "NORMALIZE_AND_CASEFOLD('The red barn') = NORMALIZE_AND_CASEFOLD('The Red Barn')",
              "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return NormalForms.bind(call, true);
  }
}
