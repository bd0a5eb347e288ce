package dev.lakebird.functions.timestamp;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.date.CivilKernel;
import dev.lakebird.functions.date.Zones;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The civil time at which the statement started, in the zone given, else that of the session.
///
/// Source: GoogleSQL reference, "Datetime functions".
public final class CurrentDatetime implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("CURRENT_DATETIME", "datetime")
          .takes(DATETIME, optional(STRING))
          .stable()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    Zones zones = Zones.of(call, 0);
    return CivilKernel.of(
        call, row -> Zones.toCivil(row.context().statementMicros(), zones.at(row)));
  }
}
