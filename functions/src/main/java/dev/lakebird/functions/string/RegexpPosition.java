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

/// Where the RE2 pattern, or its capturing group, is found, counted from 1; 0 where it is not, or
/// is empty.
///
/// `position` says from which character to look, `occurrence` which find to take; with
/// `occurrence_position` 1 the answer is the place after the find. Source: GoogleSQL reference,
/// "String functions".
public final class RegexpPosition implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("REGEXP_INSTR", "string")
          .takes(
              INT64,
              required(STRING),
              required(STRING),
              optional(INT64),
              optional(INT64),
              optional(INT64))
          .takes(
              INT64,
              required(BYTES),
              required(BYTES),
              optional(INT64),
              optional(INT64),
              optional(INT64))
          .example("REGEXP_INSTR('ab@cd-ef', '@[^-]*')", "3")
          .example("REGEXP_INSTR('a@cd-ef b@cd-ef', '@[^-]*', 1, 2, 1)", "13")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Regexps.position(call);
  }
}
