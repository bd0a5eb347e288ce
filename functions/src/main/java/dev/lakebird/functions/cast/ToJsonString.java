package dev.lakebird.functions.cast;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The value as JSON text.
///
/// INT64 beyond 53 bits and all NUMERIC values that JSON numbers cannot hold exactly are written
/// as strings. With `pretty_print` TRUE the text has line breaks. Source: GoogleSQL reference,
/// "JSON functions".
public final class ToJsonString implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TO_JSON_STRING", "json")
          .takes(STRING, any("T"), optional(BOOL))
          .calledOnNull()
          .example("TO_JSON_STRING([1, 2])", "'[1,2]'")
          .example("TO_JSON_STRING(NULL)", "'null'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function TO_JSON_STRING");
  }
}
