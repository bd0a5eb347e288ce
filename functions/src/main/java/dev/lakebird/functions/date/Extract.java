package dev.lakebird.functions.date;

import static dev.lakebird.functions.spi.Parameters.keyword;
import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.INTERVAL;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIME;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import java.util.Set;

/// A part of a date or time: `EXTRACT(part FROM value [AT TIME ZONE zone])` as `(part, value,
/// zone)`.
///
/// DATE, DATETIME and TIME parts give values of those types, all others an INT64. DAYOFWEEK counts
/// from Sunday = 1. TIMESTAMP parts are those of the zone given, else of the statement. Source:
/// GoogleSQL reference, "Date functions", "EXTRACT".
public final class Extract implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("EXTRACT", "date")
          .takes(INT64, keyword(DateParts.DATE_EXTRACTS), required(DATE))
          .takes(INT64, keyword(DateParts.DATETIME_EXTRACTS), required(DATETIME))
          .takes(INT64, keyword(DateParts.DATETIME_EXTRACTS), required(TIMESTAMP), optional(STRING))
          .takes(INT64, keyword(DateParts.TIME_EXTRACTS), required(TIME))
          .takes(INT64, keyword(DateParts.INTERVAL_EXTRACTS), required(INTERVAL))
          .takes(DATE, keyword(Set.of("DATE")), required(DATETIME))
          .takes(DATE, keyword(Set.of("DATE")), required(TIMESTAMP), optional(STRING))
          .takes(TIME, keyword(Set.of("TIME")), required(DATETIME))
          .takes(TIME, keyword(Set.of("TIME")), required(TIMESTAMP), optional(STRING))
          .takes(DATETIME, keyword(Set.of("DATETIME")), required(TIMESTAMP), optional(STRING))
          .example("EXTRACT(DAY FROM DATE '2013-12-25')", "25")
          .example("EXTRACT(ISOWEEK FROM DATE '2016-01-03')", "53")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Extraction.bind(call);
  }
}
