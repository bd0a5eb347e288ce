package dev.lakebird.functions.timepattern;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.date.CivilClock;
import dev.lakebird.functions.date.Zones;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The kernels of FORMAT_… and PARSE_…: the pattern is argument 0, a zone argument 2.
final class PatternKernels {
  private PatternKernels() {}

  static ScalarKernel format(BoundCall call) {
    SqlType type = call.argument(1).type().type();
    TimePattern constant = constant(call);
    Zones zones = Zones.of(call, 2);
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              TimePattern pattern = pattern(constant, row);
              ZoneId zone = type instanceof SqlType.Timestamp ? zones.at(row) : null;
              out.putText(format(pattern, type, row, zone));
            });
  }

  private static String format(TimePattern pattern, SqlType type, Row row, @Nullable ZoneId zone) {
    if (zone != null) {
      return TimeWriter.moment(pattern, row.longAt(1), zone);
    }
    return switch (type) {
      case SqlType.Date t ->
          TimeWriter.moment(pattern, row.longAt(1) * CivilClock.DAY, ZoneOffset.UTC);
      case SqlType.Time t ->
          TimeWriter.moment(pattern.checkedFor(type), row.longAt(1), ZoneOffset.UTC);
      default -> TimeWriter.civil(pattern.checkedFor(type), row.longAt(1), row.context().zone());
    };
  }

  static ScalarKernel parse(BoundCall call) {
    SqlType type = call.resultType();
    TimePattern constant = constant(call);
    Zones zones = Zones.of(call, 2);
    return RowKernels.strict(call)
        .longs(
            row -> {
              ZoneId zone = type instanceof SqlType.Timestamp ? zones.at(row) : ZoneOffset.UTC;
              return parse(pattern(constant, row).checkedFor(type), row.stringAt(1), type, zone);
            });
  }

  private static long parse(TimePattern pattern, String text, SqlType type, ZoneId zone) {
    OptionalLong read = TimeReader.read(pattern, text, zone);
    if (read.isEmpty()) {
      throw failed(text);
    }
    long micros = read.getAsLong();
    if (!CivilClock.inRange(micros)) {
      throw failed(text);
    }
    return switch (type) {
      case SqlType.Date t -> CivilClock.dayOf(micros);
      case SqlType.Time t -> CivilClock.timeOf(micros);
      default -> micros;
    };
  }

  private static LakebirdException failed(String text) {
    return RowErrors.invalid("Failed to parse input string \"" + text + "\"");
  }

  private static @Nullable TimePattern constant(BoundCall call) {
    return call.argument(0).constant().orElse(null) instanceof Value.StringValue text
        ? TimePattern.of(text.value())
        : null;
  }

  private static TimePattern pattern(@Nullable TimePattern constant, Row row) {
    return constant == null ? TimePattern.of(row.stringAt(0)) : constant;
  }
}
