package dev.lakebird.functions.string;

import static dev.lakebird.functions.spi.Parameters.anything;
import static dev.lakebird.functions.spi.Parameters.anythingRepeated;
import static dev.lakebird.functions.spi.Parameters.repeated;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The arguments one after another; NULL where any is NULL.
///
/// Source: GoogleSQL reference, "String functions".
public final class Concat implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("CONCAT", "string")
          .takes(STRING, required(STRING), repeated(STRING))
          .takes(BYTES, required(BYTES), repeated(BYTES))
          .takes(STRING, anything(), anythingRepeated())
          .example("CONCAT('a', 'b', 'c')", "'abc'")
          .example("CONCAT('Summer', ' ', 1923)", "'Summer 1923'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Joins.concat(call);
  }
}
