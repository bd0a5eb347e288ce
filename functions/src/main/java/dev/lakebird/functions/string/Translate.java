package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The text with each character of `source` replaced by that at its place in `target`, or left out
/// where `target` is shorter.
///
/// A character that `source` has twice is an error. Source: GoogleSQL reference, "String
/// functions".
public final class Translate implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TRANSLATE", "string")
          .takes(STRING, STRING, STRING, STRING)
          .takes(BYTES, BYTES, BYTES, BYTES)
          .example("TRANSLATE('This is a cookie', 'sco', 'zku')", "'Thiz iz a kuukie'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Translations.bind(call);
  }
}
