package dev.lakebird.functions.string;

import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.functions.spi.Parameters.typeOf;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.array.ArrayConcatenation;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// `x || y`: strings, bytes or arrays, one after the other.
///
/// Source: GoogleSQL reference, "Concatenation operator".
public final class ConcatOperator implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$concat", "string")
          .takes(STRING, STRING, STRING)
          .takes(BYTES, BYTES, BYTES)
          .takes(typeOf(0), array("T"), array("T"))
          .standard("functions_string", "concat")
          .example("'a' || 'b'", "'ab'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return call.resultType() instanceof SqlType.Array
        ? ArrayConcatenation.bind(call)
        : Joins.concat(call);
  }
}
