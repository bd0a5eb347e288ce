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

/// The part of the text from `position` on, `length` characters long or to the end.
///
/// Positions count from 1; 0 is as 1; a negative one counts from the end. A negative length is an
/// error. BYTES count bytes. Source: GoogleSQL reference, "String functions".
public final class Substring implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SUBSTR", "string")
          .alias("SUBSTRING")
          .takes(STRING, required(STRING), required(INT64), optional(INT64))
          .takes(BYTES, required(BYTES), required(INT64), optional(INT64))
          .example("SUBSTR('apple', 2, 3)", "'ppl'")
          .example("SUBSTR('apple', -2)", "'le'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Slices.substring(call);
  }
}
