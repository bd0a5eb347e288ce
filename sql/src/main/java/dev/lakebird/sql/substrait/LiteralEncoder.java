package dev.lakebird.sql.substrait;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.StringValue;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.text.ValueText;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import io.substrait.proto.Expression.Literal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;

/// Writes values as literals.
final class LiteralEncoder {
  private static final int DECIMAL_BYTES = 16;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Declarations declarations;
  private final TypeEncoder types;

  LiteralEncoder(Declarations declarations, TypeEncoder types) {
    this.declarations = declarations;
    this.types = types;
  }

  Literal encode(Value value) {
    var to = Literal.newBuilder();
    switch (value) {
      case Value.NullValue v -> to.setNull(types.nullable(v.type())).setNullable(true);
      case Value.BoolValue v -> to.setBoolean(v.value());
      case Value.Int64Value v -> to.setI64(v.value());
      case Value.Float64Value v -> to.setFp64(v.value());
      case Value.DecimalValue v -> decimal(v, to);
      case Value.StringValue v -> to.setString(v.value());
      case Value.BytesValue v -> to.setBinary(ByteString.copyFrom(v.value()));
      case Value.DateValue v -> to.setDate(v.days());
      case Value.TimeValue v ->
          to.setPrecisionTime(
              Literal.PrecisionTime.newBuilder().setPrecision(6).setValue(v.micros()));
      case Value.DatetimeValue v -> to.setPrecisionTimestamp(micros(v.micros()));
      case Value.TimestampValue v -> to.setPrecisionTimestampTz(micros(v.micros()));
      case Value.IntervalValue v -> to.setIntervalCompound(interval(v));
      case Value.JsonValue v -> to.setUserDefined(own("json", v.text()));
      case Value.ArrayValue v -> array(v, to);
      case Value.StructValue v -> {
        var struct = Literal.Struct.newBuilder();
        v.fields().forEach(field -> struct.addFields(encode(field)));
        to.setStruct(struct);
        to.setTypeVariationReference(declarations.fieldNames(v.type()));
      }
      case Value.RangeValue v ->
          to.setUserDefined(own(TypeEncoder.rangeName(v.type()), ValueText.of(v, ZoneOffset.UTC)));
    }
    return to.build();
  }

  private void decimal(Value.DecimalValue value, Literal.Builder to) {
    if (value.type() instanceof SqlType.BigNumeric) {
      to.setUserDefined(own("bignumeric", value.value().toPlainString()));
    } else {
      to.setDecimal(
          Literal.Decimal.newBuilder()
              .setPrecision(38)
              .setScale(9)
              .setValue(ByteString.copyFrom(littleEndian(value.value()))));
    }
  }

  private static byte[] littleEndian(BigDecimal value) {
    var unscaled = value.setScale(9, RoundingMode.HALF_UP).unscaledValue();
    var bigEndian = unscaled.toByteArray();
    if (bigEndian.length > DECIMAL_BYTES) {
      throw LakebirdException.internal("A NUMERIC literal is wider than 128 bits");
    }
    var bytes = new byte[DECIMAL_BYTES];
    byte sign = (byte) (unscaled.signum() < 0 ? -1 : 0);
    for (int i = 0; i < DECIMAL_BYTES; i++) {
      int from = bigEndian.length - 1 - i;
      bytes[i] = from >= 0 ? bigEndian[from] : sign;
    }
    return bytes;
  }

  private static Literal.PrecisionTimestamp micros(long value) {
    return Literal.PrecisionTimestamp.newBuilder().setPrecision(6).setValue(value).build();
  }

  private static Literal.IntervalCompound interval(Value.IntervalValue value) {
    return Literal.IntervalCompound.newBuilder()
        .setIntervalYearToMonth(
            Literal.IntervalYearToMonth.newBuilder()
                .setYears(value.months() / 12)
                .setMonths(value.months() % 12))
        .setIntervalDayToSecond(
            Literal.IntervalDayToSecond.newBuilder()
                .setDays(value.days())
                .setSeconds(Math.toIntExact(value.nanos() / NANOS_PER_SECOND))
                .setPrecision(9)
                .setSubseconds(value.nanos() % NANOS_PER_SECOND))
        .build();
  }

  private void array(Value.ArrayValue value, Literal.Builder to) {
    if (value.elements().isEmpty()) {
      to.setEmptyList(types.required(value.type()).getList());
      return;
    }
    var list = Literal.List.newBuilder();
    value.elements().forEach(element -> list.addValues(encode(element)));
    to.setList(list);
  }

  private Literal.UserDefined own(String type, String text) {
    return Literal.UserDefined.newBuilder()
        .setTypeReference(declarations.type(type))
        .setValue(Any.pack(StringValue.of(text)))
        .build();
  }
}
