package dev.lakebird.queryexec.plan;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.text.RangeParser;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import io.substrait.proto.Expression.Literal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.util.List;

/// Substrait literals as values.
final class LiteralReader {
  private final TypeReader types;

  LiteralReader(TypeReader types) {
    this.types = types;
  }

  Value read(Literal literal) {
    return switch (literal.getLiteralTypeCase()) {
      case BOOLEAN -> Value.of(literal.getBoolean());
      case I8 -> Value.of((long) literal.getI8());
      case I16 -> Value.of((long) literal.getI16());
      case I32 -> Value.of((long) literal.getI32());
      case I64 -> Value.of(literal.getI64());
      case FP32 -> Value.of((double) literal.getFp32());
      case FP64 -> Value.of(literal.getFp64());
      case STRING -> Value.of(literal.getString());
      case FIXED_CHAR -> Value.of(literal.getFixedChar());
      case VAR_CHAR -> Value.of(literal.getVarChar().getValue());
      case BINARY -> new Value.BytesValue(literal.getBinary().toByteArray());
      case FIXED_BINARY -> new Value.BytesValue(literal.getFixedBinary().toByteArray());
      case DATE -> new Value.DateValue(literal.getDate());
      case PRECISION_TIME ->
          new Value.TimeValue(
              micros(
                  literal.getPrecisionTime().getValue(),
                  literal.getPrecisionTime().getPrecision()));
      case PRECISION_TIMESTAMP ->
          new Value.DatetimeValue(
              micros(
                  literal.getPrecisionTimestamp().getValue(),
                  literal.getPrecisionTimestamp().getPrecision()));
      case PRECISION_TIMESTAMP_TZ ->
          new Value.TimestampValue(
              micros(
                  literal.getPrecisionTimestampTz().getValue(),
                  literal.getPrecisionTimestampTz().getPrecision()));
      case INTERVAL_COMPOUND -> interval(literal.getIntervalCompound());
      case DECIMAL -> decimal(literal.getDecimal());
      case NULL -> Value.nullOf(types.read(literal.getNull()));
      case LIST -> {
        List<Value> elements = literal.getList().getValuesList().stream().map(this::read).toList();
        yield new Value.ArrayValue(SqlType.array(elements.getFirst().type()), elements);
      }
      case EMPTY_LIST ->
          new Value.ArrayValue(
              SqlType.array(types.read(literal.getEmptyList().getType())), List.of());
      case STRUCT -> {
        List<Value> fields = literal.getStruct().getFieldsList().stream().map(this::read).toList();
        yield new Value.StructValue(
            types.struct(
                literal.getTypeVariationReference(), fields.stream().map(Value::type).toList()),
            fields);
      }
      case USER_DEFINED -> userDefined(literal.getUserDefined());
      case TIMESTAMP,
          TIME,
          INTERVAL_YEAR_TO_MONTH,
          INTERVAL_DAY_TO_SECOND,
          MAP,
          TIMESTAMP_TZ,
          UUID,
          EMPTY_MAP,
          LITERALTYPE_NOT_SET ->
          throw LakebirdException.unimplemented(
              "The Substrait literal " + literal.getLiteralTypeCase());
    };
  }

  private Value userDefined(Literal.UserDefined literal) {
    SqlType type = types.named(literal.getTypeReference());
    String text;
    try {
      text = literal.getValue().unpack(StringValue.class).getValue();
    } catch (InvalidProtocolBufferException e) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "A literal of the plan is not a StringValue", e);
    }
    return switch (type) {
      case SqlType.BigNumeric t -> new Value.DecimalValue(t, new BigDecimal(text));
      case SqlType.Json t -> new Value.JsonValue(text);
      case SqlType.Range t ->
          RangeParser.parse(text, t, ZoneOffset.UTC)
              .orElseThrow(
                  () ->
                      new LakebirdException(
                          ErrorCode.INVALID_ARGUMENT,
                          "A literal of the plan is no range: " + text));
      default -> throw LakebirdException.unimplemented("A literal of " + type.sqlName());
    };
  }

  private static Value interval(Literal.IntervalCompound literal) {
    var months = literal.getIntervalYearToMonth();
    var days = literal.getIntervalDayToSecond();
    long nanos = days.getSubseconds();
    for (int p = days.getPrecision(); p < 9; p++) {
      nanos *= 10;
    }
    return new Value.IntervalValue(
        Math.addExact(Math.multiplyExact(months.getYears(), 12), months.getMonths()),
        days.getDays(),
        Math.addExact(days.getSeconds() * 1_000_000_000L, nanos));
  }

  private static Value decimal(Literal.Decimal literal) {
    byte[] little = literal.getValue().toByteArray();
    byte[] big = new byte[little.length];
    for (int i = 0; i < big.length; i++) {
      big[i] = little[little.length - 1 - i];
    }
    SqlType type = literal.getScale() <= 9 ? SqlType.NUMERIC : SqlType.BIGNUMERIC;
    return new Value.DecimalValue(type, new BigDecimal(new BigInteger(big), literal.getScale()));
  }

  private static long micros(long value, int precision) {
    long micros = value;
    for (int p = precision; p < 6; p++) {
      micros = Math.multiplyExact(micros, 10);
    }
    for (int p = 6; p < precision; p++) {
      micros = Math.floorDiv(micros, 10);
    }
    return micros;
  }
}
