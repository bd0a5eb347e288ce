package dev.lakebird.functions.string;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// The parts of the text between delimiters, a comma if none is given.
///
/// An empty delimiter splits into characters; an empty text gives one empty part. Source:
/// GoogleSQL reference, "String functions".
public final class Split implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SPLIT", "string")
          .takes(SqlType.array(STRING), required(STRING), optional(STRING))
          .takes(SqlType.array(BYTES), BYTES, BYTES)
          .example("SPLIT('b,c,d')", "['b', 'c', 'd']")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Splits.bind(call);
  }
}
