package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.keyword;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.date.CivilClock;
import dev.lakebird.functions.date.DateParts;
import dev.lakebird.functions.date.Keywords;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;

/// Timestamps from `start` to `end` inclusive, stepping by `INTERVAL n part`.
///
/// Empty where `end` lies on the other side of `start`; a step of 0 is an error. Source: GoogleSQL
/// reference, "Array functions".
public final class GenerateTimestampArray implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("GENERATE_TIMESTAMP_ARRAY", "array")
          .takes(
              SqlType.array(TIMESTAMP),
              required(TIMESTAMP),
              required(TIMESTAMP),
              required(INT64),
              keyword(DateParts.TIMESTAMP_STEPS))
          .example(
              "GENERATE_TIMESTAMP_ARRAY('2016-10-05 00:00:00+00', '2016-10-06 00:00:00+00',"
                  + " INTERVAL 1 DAY)",
              "[TIMESTAMP '2016-10-05 00:00:00+00', TIMESTAMP '2016-10-06 00:00:00+00']")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    long unit = CivilClock.micros(Keywords.of(call, 3));
    return ArrayKernel.strict(
        VectorType.of(call.resultType()), (row, elements) -> append(row, unit, elements));
  }

  private static void append(Row row, long unit, VectorBuilder elements) {
    long end = row.longAt(1);
    long count = row.longAt(2);
    if (count == 0) {
      throw GenerateArray.stepIsZero();
    }
    long most = CivilClock.MICROS_MAX / unit * 2 + 2;
    long step = Math.clamp(count, -most, most) * unit;
    for (long at = row.longAt(0); step > 0 ? at <= end : at >= end; at += step) {
      if (elements.length() == Integer.MAX_VALUE - 1) {
        throw GenerateArray.tooLong();
      }
      elements.appendLong(at);
      if (step > 0 ? at > end - step : at < end - step) {
        return;
      }
    }
  }
}
