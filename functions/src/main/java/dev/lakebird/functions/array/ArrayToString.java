package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.arrayOf;
import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The elements joined by a delimiter; NULL elements are left out, or replaced by the third
/// argument.
///
/// Source: GoogleSQL reference, "Array functions".
public final class ArrayToString implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ARRAY_TO_STRING", "array")
          .takes(STRING, arrayOf(STRING), required(STRING), optional(STRING))
          .takes(BYTES, arrayOf(BYTES), required(BYTES), optional(BYTES))
          .calledOnNull()
          .example("ARRAY_TO_STRING(['a', 'b'], '--')", "'a--b'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return new JoinKernel(call);
  }
}
