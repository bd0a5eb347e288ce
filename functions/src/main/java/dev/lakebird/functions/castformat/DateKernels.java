package dev.lakebird.functions.castformat;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.date.CivilClock;
import dev.lakebird.functions.date.Zones;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/// The kernels of casts between text and dates and times: the model is argument 1, a zone argument 2.
final class DateKernels {
  private DateKernels() {}

  static ScalarKernel format(BoundCall call) {
    SqlType type = call.argument(0).type().type();
    Models<DateModel> models = Models.of(call, text -> DateModel.parse(text).writes(type));
    Zones zones = Zones.of(call, 2);
    long unit = type instanceof SqlType.Date ? CivilClock.DAY : 1;
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              ZoneId zone = type instanceof SqlType.Timestamp ? zones.at(row) : ZoneOffset.UTC;
              long micros = row.longAt(0) * unit;
              int offsetSeconds =
                  zone.getRules()
                      .getOffset(Instant.ofEpochSecond(Math.floorDiv(micros, CivilClock.SECOND)))
                      .getTotalSeconds();
              long civil = micros + offsetSeconds * CivilClock.SECOND;
              out.putText(DateWriter.write(models.at(row), civil, offsetSeconds));
            });
  }

  static ScalarKernel parse(BoundCall call) {
    SqlType type = call.resultType();
    Models<DateModel> models = Models.of(call, text -> DateModel.parse(text).reads(type));
    Zones zones = Zones.of(call, 2);
    return RowKernels.strict(call)
        .longs(
            row -> {
              boolean moment = type instanceof SqlType.Timestamp;
              ZoneId zone = zones.at(row);
              long now = row.context().statementMicros();
              if (!moment) {
                now = Zones.toCivil(now, zone);
                zone = ZoneOffset.UTC;
              }
              DateModel model = models.at(row);
              OptionalLong micros = DateReader.read(model, row.stringAt(0), zone, now);
              if (micros.isEmpty() || !CivilClock.inRange(micros.getAsLong())) {
                throw RowErrors.invalid("Failed to parse input string \"" + row.stringAt(0) + "\"");
              }
              return switch (type) {
                case SqlType.Date t -> CivilClock.dayOf(micros.getAsLong());
                case SqlType.Time t -> CivilClock.timeOf(micros.getAsLong());
                default -> micros.getAsLong();
              };
            });
  }
}
