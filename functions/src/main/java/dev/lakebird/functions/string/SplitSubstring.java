package dev.lakebird.functions.string;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Some of the parts of the text between delimiters, with the delimiters between them: `count` from
/// the part `start` on, or all.
///
/// A negative `start` counts from the end. A negative `count` is an error. Source: GoogleSQL
/// reference, "String functions".
public final class SplitSubstring implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SPLIT_SUBSTR", "string")
          .takes(STRING, required(STRING), required(STRING), required(INT64), optional(INT64))
          .example("SPLIT_SUBSTR('www.abc.xyz.com', '.', 2, 2)", "'abc.xyz'")
          .example("SPLIT_SUBSTR('www.abc.xyz.com', '.', -1)", "'com'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return SplitParts.bind(call);
  }
}
