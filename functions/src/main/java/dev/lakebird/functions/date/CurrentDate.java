package dev.lakebird.functions.date;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The date of the statement's start in the zone given, else that of the session.
///
/// Source: GoogleSQL reference, "Date functions".
public final class CurrentDate implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("CURRENT_DATE", "date")
          .takes(DATE, optional(STRING))
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
        call,
        row -> CivilClock.dayOf(Zones.toCivil(row.context().statementMicros(), zones.at(row))));
  }
}
