package dev.lakebird.functions.string;

import static dev.lakebird.functions.spi.Parameters.named;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;

/// The Levenshtein distance of two texts in characters, or of BYTES in bytes; at most
/// `max_distance`.
///
/// Source: GoogleSQL reference, "String functions".
public final class EditDistance implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("EDIT_DISTANCE", "string")
          .takes(
              INT64,
              required(STRING),
              required(STRING),
              named("max_distance", INT64, Value.of(Long.MAX_VALUE)))
          .takes(
              INT64,
              required(BYTES),
              required(BYTES),
              named("max_distance", INT64, Value.of(Long.MAX_VALUE)))
          .example("EDIT_DISTANCE('aa', 'b')", "2")
          .example("EDIT_DISTANCE('abcdefg', 'a', max_distance => 2)", "2")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return EditDistances.bind(call);
  }
}
