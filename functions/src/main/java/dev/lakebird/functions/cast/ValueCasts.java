package dev.lakebird.functions.cast;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Decimals;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.text.CivilParser;
import dev.lakebird.functions.text.CivilText;
import dev.lakebird.functions.text.IntervalParser;
import dev.lakebird.functions.text.NumberText;
import dev.lakebird.functions.text.RangeParser;
import dev.lakebird.functions.text.ValueText;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Casts of single values, the reference for every cast kernel.
public final class ValueCasts {
  private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  private ValueCasts() {}

  /// The value as `to`; times are those of `zone`.
  ///
  /// @throws LakebirdException INVALID_VALUE or OUT_OF_RANGE where the value has no counterpart
  public static Value cast(Value value, SqlType to, ZoneId zone) {
    if (value.isNull()) {
      return Value.nullOf(to);
    }
    if (value.type().equals(to)) {
      return value;
    }
    return switch (to) {
      case SqlType.Bool t -> toBool(value);
      case SqlType.Int64 t -> Value.of(toLong(value));
      case SqlType.Float64 t -> Value.of(toDouble(value));
      case SqlType.Numeric t -> toDecimal(value, t);
      case SqlType.BigNumeric t -> toDecimal(value, t);
      case SqlType.StringType t -> toText(value, zone);
      case SqlType.Bytes t -> toBytes(value);
      case SqlType.Date t -> toDate(value, zone);
      case SqlType.Time t -> toTime(value, zone);
      case SqlType.Datetime t -> toDatetime(value, zone);
      case SqlType.Timestamp t -> toTimestamp(value, zone);
      case SqlType.Array t -> toArray(value, t, zone);
      case SqlType.Struct t -> toStruct(value, t, zone);
      case SqlType.Interval t -> toInterval(value);
      case SqlType.Json t -> throw noCast(value.type(), to);
      case SqlType.Geography t -> throw noCast(value.type(), to);
      case SqlType.Range t -> toRange(value, t, zone);
    };
  }

  static LakebirdException noCast(SqlType from, SqlType to) {
    return new LakebirdException(
        dev.lakebird.foundation.ErrorCode.TYPE_MISMATCH,
        "Invalid cast from " + from.sqlName() + " to " + to.sqlName());
  }

  private static Value toBool(Value value) {
    return switch (value) {
      case Value.Int64Value v -> Value.of(v.value() != 0);
      case Value.StringValue v -> {
        if (v.value().equalsIgnoreCase("true")) {
          yield Value.of(true);
        }
        if (v.value().equalsIgnoreCase("false")) {
          yield Value.of(false);
        }
        throw RowErrors.invalid("Bad bool value: " + v.value());
      }
      default -> throw noCast(value.type(), SqlType.BOOL);
    };
  }

  private static long toLong(Value value) {
    return switch (value) {
      case Value.BoolValue v -> v.value() ? 1 : 0;
      case Value.Float64Value v -> roundToLong(v.value());
      case Value.DecimalValue v -> {
        BigDecimal rounded = v.value().setScale(0, RoundingMode.HALF_UP);
        if (rounded.compareTo(LONG_MIN) < 0 || rounded.compareTo(LONG_MAX) > 0) {
          throw RowErrors.outOfRange("int64 out of range: " + NumberText.of(v.value()));
        }
        yield rounded.longValueExact();
      }
      case Value.StringValue v ->
          NumberText.parseInt64(v.value())
              .orElseThrow(() -> RowErrors.invalid("Bad int64 value: " + v.value()));
      default -> throw noCast(value.type(), SqlType.INT64);
    };
  }

  /// The nearest integer, halves away from zero.
  static long roundToLong(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw RowErrors.outOfRange(
          "Illegal conversion of non-finite floating point number to an integer: "
              + NumberText.of(value));
    }
    double rounded = Math.rint(value);
    if (Math.abs(value - Math.floor(value)) == 0.5) {
      rounded = value < 0 ? Math.floor(value) : Math.ceil(value);
    }
    if (rounded < -0x1p63 || rounded >= 0x1p63) {
      throw RowErrors.outOfRange("int64 out of range: " + NumberText.of(value));
    }
    return (long) rounded;
  }

  private static double toDouble(Value value) {
    return switch (value) {
      case Value.Int64Value v -> v.value();
      case Value.DecimalValue v -> v.value().doubleValue();
      case Value.StringValue v ->
          NumberText.parseFloat64(v.value())
              .orElseThrow(() -> RowErrors.invalid("Bad double value: " + v.value()));
      default -> throw noCast(value.type(), SqlType.FLOAT64);
    };
  }

  private static Value toDecimal(Value value, SqlType to) {
    BigDecimal exact =
        switch (value) {
          case Value.Int64Value v -> BigDecimal.valueOf(v.value());
          case Value.DecimalValue v -> v.value();
          case Value.Float64Value v -> {
            if (Double.isNaN(v.value()) || Double.isInfinite(v.value())) {
              throw RowErrors.outOfRange(
                  "Illegal conversion of non-finite floating point number to a "
                      + to.sqlName().toLowerCase(Locale.ROOT)
                      + ": "
                      + NumberText.of(v.value()));
            }
            yield new BigDecimal(v.value());
          }
          case Value.StringValue v ->
              NumberText.parseDecimal(v.value(), to)
                  .filter(d -> Decimals.inRange(to, d))
                  .orElseThrow(
                      () -> RowErrors.invalid("Invalid " + to.sqlName() + " value: " + v.value()));
          default -> throw noCast(value.type(), to);
        };
    BigDecimal rounded = exact.setScale(Decimals.scale(to), RoundingMode.HALF_UP);
    if (!Decimals.inRange(to, rounded)) {
      throw RowErrors.outOfRange(
          to.sqlName().toLowerCase(Locale.ROOT)
              + " out of range: "
              + ValueText.of(value, java.time.ZoneOffset.UTC));
    }
    return new Value.DecimalValue(to, rounded);
  }

  private static Value toText(Value value, ZoneId zone) {
    return switch (value) {
      case Value.BytesValue v ->
          Value.of(
              ValueText.utf8(v.value())
                  .orElseThrow(() -> RowErrors.invalid("Invalid cast of bytes to UTF8 string")));
      case Value.ArrayValue v -> throw noCast(v.type(), SqlType.STRING);
      case Value.StructValue v -> throw noCast(v.type(), SqlType.STRING);
      case Value.JsonValue v -> throw noCast(v.type(), SqlType.STRING);
      default -> Value.of(ValueText.of(value, zone));
    };
  }

  private static Value toBytes(Value value) {
    if (value instanceof Value.StringValue v) {
      return new Value.BytesValue(v.value().getBytes(StandardCharsets.UTF_8));
    }
    throw noCast(value.type(), SqlType.BYTES);
  }

  private static Value toDate(Value value, ZoneId zone) {
    return switch (value) {
      case Value.DatetimeValue v -> new Value.DateValue(dayOf(v.micros()));
      case Value.TimestampValue v -> new Value.DateValue(dayOf(civil(v.micros(), zone)));
      case Value.StringValue v ->
          new Value.DateValue(
              CivilParser.date(v.value())
                  .orElseThrow(() -> RowErrors.invalid("Invalid date: '" + v.value() + "'")));
      default -> throw noCast(value.type(), SqlType.DATE);
    };
  }

  private static Value toTime(Value value, ZoneId zone) {
    return switch (value) {
      case Value.DatetimeValue v ->
          new Value.TimeValue(Math.floorMod(v.micros(), CivilText.MICROS_PER_DAY));
      case Value.TimestampValue v ->
          new Value.TimeValue(Math.floorMod(civil(v.micros(), zone), CivilText.MICROS_PER_DAY));
      case Value.StringValue v ->
          new Value.TimeValue(
              CivilParser.time(v.value())
                  .orElseThrow(
                      () -> RowErrors.invalid("Invalid time string \"" + v.value() + "\"")));
      default -> throw noCast(value.type(), SqlType.TIME);
    };
  }

  private static Value toDatetime(Value value, ZoneId zone) {
    return switch (value) {
      case Value.DateValue v -> new Value.DatetimeValue(v.days() * CivilText.MICROS_PER_DAY);
      case Value.TimestampValue v -> new Value.DatetimeValue(civil(v.micros(), zone));
      case Value.StringValue v ->
          new Value.DatetimeValue(
              CivilParser.datetime(v.value())
                  .orElseThrow(
                      () -> RowErrors.invalid("Invalid datetime string \"" + v.value() + "\"")));
      default -> throw noCast(value.type(), SqlType.DATETIME);
    };
  }

  private static Value toTimestamp(Value value, ZoneId zone) {
    return switch (value) {
      case Value.DateValue v ->
          new Value.TimestampValue(timestamp(v.days() * CivilText.MICROS_PER_DAY, zone, value));
      case Value.DatetimeValue v -> new Value.TimestampValue(timestamp(v.micros(), zone, value));
      case Value.StringValue v ->
          new Value.TimestampValue(
              CivilParser.timestamp(v.value(), zone)
                  .orElseThrow(() -> RowErrors.invalid("Invalid timestamp: '" + v.value() + "'")));
      default -> throw noCast(value.type(), SqlType.TIMESTAMP);
    };
  }

  private static long timestamp(long civil, ZoneId zone, Value value) {
    long micros = CivilParser.toTimestamp(civil, zone);
    if (micros < CivilText.MICROS_MIN || micros > CivilText.MICROS_MAX) {
      throw RowErrors.outOfRange(
          "Cannot convert "
              + value.type().sqlName()
              + " "
              + ValueText.of(value, zone)
              + " to TIMESTAMP");
    }
    return micros;
  }

  /// The civil time of an instant in a zone.
  public static long civil(long micros, ZoneId zone) {
    if (zone instanceof java.time.ZoneOffset offset) {
      return micros + offset.getTotalSeconds() * CivilText.MICROS_PER_SECOND;
    }
    var instant =
        java.time.Instant.ofEpochSecond(Math.floorDiv(micros, CivilText.MICROS_PER_SECOND));
    return micros
        + zone.getRules().getOffset(instant).getTotalSeconds() * CivilText.MICROS_PER_SECOND;
  }

  private static int dayOf(long civilMicros) {
    return (int) Math.floorDiv(civilMicros, CivilText.MICROS_PER_DAY);
  }

  private static Value toInterval(Value value) {
    if (value instanceof Value.StringValue v) {
      return IntervalParser.parse(v.value())
          .orElseThrow(() -> RowErrors.invalid("Invalid INTERVAL value '" + v.value() + "'"));
    }
    throw noCast(value.type(), SqlType.INTERVAL);
  }

  private static Value toRange(Value value, SqlType.Range to, ZoneId zone) {
    if (value instanceof Value.StringValue v) {
      return RangeParser.parse(v.value(), to, zone)
          .orElseThrow(
              () -> RowErrors.invalid("Invalid " + to.sqlName() + " value: \"" + v.value() + "\""));
    }
    throw noCast(value.type(), to);
  }

  private static Value toArray(Value value, SqlType.Array to, ZoneId zone) {
    if (!(value instanceof Value.ArrayValue array)) {
      throw noCast(value.type(), to);
    }
    return new Value.ArrayValue(
        to, array.elements().stream().map(e -> cast(e, to.element(), zone)).toList());
  }

  private static Value toStruct(Value value, SqlType.Struct to, ZoneId zone) {
    if (!(value instanceof Value.StructValue struct)
        || struct.fields().size() != to.fields().size()) {
      throw noCast(value.type(), to);
    }
    List<Value> fields = new ArrayList<>();
    for (int f = 0; f < struct.fields().size(); f++) {
      fields.add(cast(struct.fields().get(f), to.fields().get(f).type(), zone));
    }
    return new Value.StructValue(to, fields);
  }
}
