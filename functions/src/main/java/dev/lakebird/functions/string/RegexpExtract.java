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

/// The part of the text that matches the RE2 pattern, or its capturing group; NULL if there is
/// none.
///
/// `position` says from which character to look, `occurrence` which find to take. Source:
/// GoogleSQL reference, "String functions".
public final class RegexpExtract implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("REGEXP_EXTRACT", "string")
          .alias("REGEXP_SUBSTR")
          .takes(STRING, required(STRING), required(STRING), optional(INT64), optional(INT64))
          .takes(BYTES, required(BYTES), required(BYTES), optional(INT64), optional(INT64))
          .example("REGEXP_EXTRACT('foo@example.com', r'^[a-z]+')", "'foo'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Regexps.extract(call);
  }
}
