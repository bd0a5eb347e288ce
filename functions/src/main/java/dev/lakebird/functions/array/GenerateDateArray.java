package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.keywordOptional;
import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.date.CivilDate;
import dev.lakebird.functions.date.DateParts;
import dev.lakebird.functions.date.Keywords;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;

/// Dates from `start` to `end` inclusive, stepping by `INTERVAL n part`, one day if not given.
///
/// Source: GoogleSQL reference, "Array functions".
public final class GenerateDateArray implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("GENERATE_DATE_ARRAY", "array")
          .takes(
              SqlType.array(DATE),
              required(DATE),
              required(DATE),
              optional(INT64),
              keywordOptional(DateParts.DATE_STEPS))
          .example(
              "GENERATE_DATE_ARRAY('2016-10-05', '2016-10-09', INTERVAL 2 DAY)",
              "[DATE '2016-10-05', DATE '2016-10-07', DATE '2016-10-09']")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    String part = call.arguments().size() == 4 ? Keywords.of(call, 3) : "DAY";
    return ArrayKernel.strict(
        VectorType.of(call.resultType()),
        (row, elements) -> {
          long step = row.count() > 2 ? row.longAt(2) : 1;
          append((int) row.longAt(0), row.longAt(1), step, part, elements);
        });
  }

  private static void append(int start, long end, long step, String part, VectorBuilder elements) {
    if (step == 0) {
      throw GenerateArray.stepIsZero();
    }
    for (long i = 0; ; i++) {
      long day = stepped(start, i, step, part);
      if (!CivilDate.inRange(day) || (step > 0 ? day > end : day < end)) {
        return;
      }
      elements.appendLong(day);
    }
  }

  /// The date `i` steps from `start`; out of the range of DATE where there is none.
  private static long stepped(int start, long i, long step, String part) {
    // Beyond this every step leaves the calendar.
    long bounded = Math.clamp(step, -4_000_000, 4_000_000) * i;
    return switch (part) {
      case "DAY" -> start + bounded;
      case "WEEK" -> start + 7 * bounded;
      case "MONTH" -> CivilDate.plusMonths(start, bounded);
      case "QUARTER" -> CivilDate.plusMonths(start, 3 * bounded);
      case "YEAR" -> CivilDate.plusMonths(start, 12 * bounded);
      default -> throw LakebirdException.internal("No step of dates: " + part);
    };
  }
}
