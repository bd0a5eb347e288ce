package dev.lakebird.functions.timestamp;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.date.CivilClock;
import dev.lakebird.functions.date.CivilKernel;
import dev.lakebird.functions.date.Identity;
import dev.lakebird.functions.date.Zones;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.CivilParser;
import dev.lakebird.types.SqlType;
import java.time.ZoneId;

/// A TIMESTAMP from text, a DATE or a DATETIME in a zone: that given, else that of the session.
///
/// Text may carry a zone of its own. Source: GoogleSQL reference, "Timestamp functions".
public final class TimestampOf implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TIMESTAMP", "timestamp")
          .takes(TIMESTAMP, required(STRING), optional(STRING))
          .takes(TIMESTAMP, required(DATE), optional(STRING))
          .takes(TIMESTAMP, required(DATETIME), optional(STRING))
          .takes(TIMESTAMP, TIMESTAMP)
          .example("TIMESTAMP('2008-12-25 15:30:00+00')", "TIMESTAMP '2008-12-25 15:30:00+00'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    Zones zones = Zones.of(call, 1);
    return switch (call.argument(0).type().type()) {
      case SqlType.Date t ->
          CivilKernel.of(
              call, row -> TimestampRange.of(row.longAt(0) * CivilClock.DAY, zones.at(row)));
      case SqlType.Datetime t ->
          CivilKernel.of(call, row -> TimestampRange.of(row.longAt(0), zones.at(row)));
      case SqlType.StringType t -> CivilKernel.of(call, row -> ofText(row, zones.at(row)));
      case SqlType t -> Identity.of(call);
    };
  }

  private static long ofText(Row row, ZoneId zone) {
    String text = row.stringAt(0);
    if (row.count() > 1 && CivilParser.hasZone(text)) {
      throw new LakebirdException(
          ErrorCode.INVALID_VALUE,
          "TIMESTAMP cannot take a time zone argument beside one in the text: '" + text + "'");
    }
    return CivilParser.timestamp(text, zone)
        .orElseThrow(
            () ->
                new LakebirdException(
                    ErrorCode.INVALID_VALUE, "Invalid timestamp: '" + text + "'"));
  }
}
