package dev.lakebird.functions.castformat;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIME;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// `CAST(value AS STRING FORMAT model [AT TIME ZONE zone])` of dates, times, numbers and BYTES.
///
/// Source: GoogleSQL reference, "Format elements", "Format clause for CAST".
public final class CastStringFormat implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$cast_string_format", "conversion")
          .takes(STRING, BYTES, STRING)
          .takes(STRING, DATE, STRING)
          .takes(STRING, TIME, STRING)
          .takes(STRING, DATETIME, STRING)
          .takes(STRING, required(TIMESTAMP), required(STRING), optional(STRING))
          .takes(STRING, INT64, STRING)
          .takes(STRING, NUMERIC, STRING)
          .takes(STRING, BIGNUMERIC, STRING)
          .takes(STRING, FLOAT64, STRING)
          .example("CAST(DATE '2018-01-30' AS STRING FORMAT 'DD MON YYYY')", "'30 JAN 2018'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return switch (call.argument(0).type().type()) {
      case SqlType.Bytes t -> {
        Models<ByteFormat> formats = Models.of(call, ByteFormat::of);
        yield RowKernels.strict(call)
            .column((row, out) -> out.putText(formats.at(row).encode(row.textAt(0).toBytes())));
      }
      case SqlType.Float64 t -> {
        Models<NumberModel> models = Models.of(call, NumberModel::parse);
        yield RowKernels.strict(call)
            .column((row, out) -> out.putText(NumberWriter.write(models.at(row), row.doubleAt(0))));
      }
      case SqlType t when t.isNumeric() -> {
        Models<NumberModel> models = Models.of(call, NumberModel::parse);
        yield RowKernels.strict(call)
            .column(
                (row, out) -> out.putText(NumberWriter.write(models.at(row), row.decimalAt(0))));
      }
      case SqlType t -> DateKernels.format(call);
    };
  }
}
