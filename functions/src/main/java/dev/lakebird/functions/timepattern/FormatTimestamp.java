package dev.lakebird.functions.timepattern;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// A TIMESTAMP as text after a pattern of `%` elements, in the zone given, else in that of the
/// session.
///
/// Source: GoogleSQL reference, "Timestamp functions" and "Format elements".
public final class FormatTimestamp implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("FORMAT_TIMESTAMP", "timestamp")
          .takes(STRING, required(STRING), required(TIMESTAMP), optional(STRING))
          .example(
              "FORMAT_TIMESTAMP('%F %T%Ez', TIMESTAMP '2008-12-25 15:30:00+00', 'Asia/Kolkata')",
              "'2008-12-25 21:00:00+05:30'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return PatternKernels.format(call);
  }
}
