package dev.lakebird.functions.string;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The position of the `occurrence`-th find of a text, looking from `position` on; 0 if there is
/// none.
///
/// A negative position looks backward from the end. Position 0 and occurrences below 1 are errors.
/// Source: GoogleSQL reference, "String functions".
public final class InString implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("INSTR", "string")
          .takes(INT64, required(STRING), required(STRING), optional(INT64), optional(INT64))
          .takes(INT64, required(BYTES), required(BYTES), optional(INT64), optional(INT64))
          .example("INSTR('banana', 'an', 3)", "4")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Positions.nth(call);
  }
}
