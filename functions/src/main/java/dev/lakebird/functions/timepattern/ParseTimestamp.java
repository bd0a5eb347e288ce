package dev.lakebird.functions.timepattern;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The TIMESTAMP that a text says, read after a pattern of `%` elements. A text without a zone is of
/// the zone given, else of that of the session; what is not said is that of 1970-01-01 00:00:00.
///
/// Source: GoogleSQL reference, "Timestamp functions" and "Format elements".
public final class ParseTimestamp implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("PARSE_TIMESTAMP", "timestamp")
          .takes(TIMESTAMP, required(STRING), required(STRING), optional(STRING))
          .example(
              "PARSE_TIMESTAMP('%c', 'Thu Dec 25 07:30:00 2008', 'UTC')",
              "TIMESTAMP '2008-12-25 07:30:00+00'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return PatternKernels.parse(call);
  }
}
