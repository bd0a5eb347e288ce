package dev.lakebird.types.arrow;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.FixedVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntervalDayVector;
import org.apache.arrow.vector.IntervalMonthDayNanoVector;
import org.apache.arrow.vector.IntervalYearVector;
import org.apache.arrow.vector.LargeVarBinaryVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ViewVarBinaryVector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/// Single values of Arrow vectors whose layout is not ours: narrow integers, other units of time, decimals
/// of other scales, large and fixed lists. Moments finer than a microsecond lose what is finer.
final class ArrowValues {
  private static final BigInteger NUMERIC_LIMIT = BigInteger.TEN.pow(38);
  private static final BigInteger BIGNUMERIC_MIN = BigInteger.ONE.shiftLeft(255).negate();
  private static final BigInteger BIGNUMERIC_MAX = BIGNUMERIC_MIN.not();

  /// The high words of the smallest and largest NUMERIC.
  private static final long NUMERIC_HIGH = NUMERIC_LIMIT.shiftRight(64).longValue();

  private ArrowValues() {}

  /// The value of a row as the type that [ArrowFields] gives the field.
  static Value value(FieldVector vector, int row, SqlType type) {
    if (vector.isNull(row)) {
      return Value.nullOf(type);
    }
    return switch (vector) {
      case UInt8Vector v -> unsigned(v.get(row), v.getName(), row);
      case BaseIntVector v -> Value.of(v.getValueAsLong(row));
      case Float2Vector v -> Value.of(v.getValueAsFloat(row));
      case Float4Vector v -> Value.of(v.get(row));
      case DecimalVector v -> decimal(v.getObject(row), type, v.getName(), row);
      case Decimal256Vector v -> decimal(v.getObject(row), type, v.getName(), row);
      case LargeVarCharVector v -> text(v.get(row), type);
      case ViewVarCharVector v -> text(v.get(row), type);
      case LargeVarBinaryVector v -> new Value.BytesValue(v.get(row));
      case ViewVarBinaryVector v -> new Value.BytesValue(v.get(row));
      case FixedSizeBinaryVector v -> new Value.BytesValue(v.get(row));
      case DateDayVector v -> new Value.DateValue(v.get(row));
      case DateMilliVector v ->
          new Value.DateValue(
              Math.toIntExact(Math.floorDiv(v.get(row), TimeUnit.DAYS.toMillis(1))));
      case TimeSecVector v -> new Value.TimeValue(v.get(row) * 1_000_000L);
      case TimeMilliVector v -> new Value.TimeValue(v.get(row) * 1_000L);
      case TimeNanoVector v -> new Value.TimeValue(Math.floorDiv(v.get(row), 1_000L));
      case TimeStampVector v -> moment(v, row, type);
      case DurationVector v -> duration(v, row);
      case IntervalYearVector v -> new Value.IntervalValue(v.get(row), 0, 0);
      case IntervalDayVector v -> {
        ArrowBuf days = v.get(row);
        yield new Value.IntervalValue(0, days.getInt(0), days.getInt(4) * 1_000_000L);
      }
      case ListVector v ->
          list(v.getDataVector(), v.getElementStartIndex(row), v.getElementEndIndex(row), type);
      case LargeListVector v ->
          list(
              v.getDataVector(),
              (int) v.getElementStartIndex(row),
              (int) v.getElementEndIndex(row),
              type);
      case FixedSizeListVector v ->
          list(v.getDataVector(), v.getElementStartIndex(row), v.getElementEndIndex(row), type);
      case StructVector v -> {
        SqlType.Struct struct = (SqlType.Struct) type;
        List<Value> fields = new ArrayList<>();
        for (int f = 0; f < struct.fields().size(); f++) {
          fields.add(value(v.getChildrenFromFields().get(f), row, struct.fields().get(f).type()));
        }
        yield new Value.StructValue(struct, fields);
      }
      case BitVector v -> Value.of(v.get(row) != 0);
      case Float8Vector v -> Value.of(v.get(row));
      case VarCharVector v -> text(v.get(row), type);
      case VarBinaryVector v -> new Value.BytesValue(v.get(row));
      case TimeMicroVector v -> new Value.TimeValue(v.get(row));
      case IntervalMonthDayNanoVector v -> {
        var interval = v.getObject(row);
        yield new Value.IntervalValue(
            Math.toIntExact(interval.getPeriod().toTotalMonths()),
            interval.getPeriod().getDays(),
            interval.getDuration().toNanos());
      }
      default ->
          throw LakebirdException.unimplemented(
              "The Arrow type " + vector.getField().getType() + " of '" + vector.getName() + "'");
    };
  }

  private static Value list(FieldVector elements, int start, int end, SqlType type) {
    SqlType.Array array = (SqlType.Array) type;
    List<Value> values = new ArrayList<>();
    for (int e = start; e < end; e++) {
      values.add(value(elements, e, array.element()));
    }
    return new Value.ArrayValue(array, values);
  }

  private static Value text(byte[] utf8, SqlType type) {
    String text = new String(utf8, StandardCharsets.UTF_8);
    return type instanceof SqlType.Json ? new Value.JsonValue(text) : Value.of(text);
  }

  private static Value unsigned(long value, String column, int row) {
    if (value < 0) {
      throw ArrowBatches.outOfRange("INT64", column, row);
    }
    return Value.of(value);
  }

  private static Value decimal(BigDecimal value, SqlType type, String column, int row) {
    boolean numeric = type instanceof SqlType.Numeric;
    BigDecimal scaled = value.setScale(numeric ? 9 : 38, RoundingMode.HALF_UP);
    BigInteger unscaled = scaled.unscaledValue();
    boolean fits =
        numeric
            ? unscaled.abs().compareTo(NUMERIC_LIMIT) < 0
            : unscaled.compareTo(BIGNUMERIC_MIN) >= 0 && unscaled.compareTo(BIGNUMERIC_MAX) <= 0;
    if (!fits) {
      throw ArrowBatches.outOfRange(type.sqlName(), column, row);
    }
    return new Value.DecimalValue(type, scaled);
  }

  /// Refuses 128 bits that are no NUMERIC.
  static void checkNumeric(long high, long low, FixedVector vector, int row, String column) {
    boolean surely = high < NUMERIC_HIGH && high > -NUMERIC_HIGH;
    if (!surely
        && !vector.isNull(row)
        && dev.lakebird.types.vector.Vectors.unscaled(vector, row).abs().compareTo(NUMERIC_LIMIT)
            >= 0) {
      throw ArrowBatches.outOfRange("NUMERIC", column, row);
    }
  }

  private static Value moment(TimeStampVector vector, int row, SqlType type) {
    long raw = vector.get(row);
    long micros =
        switch (((ArrowType.Timestamp) vector.getField().getType()).getUnit()) {
          case SECOND -> Math.multiplyExact(raw, 1_000_000L);
          case MILLISECOND -> Math.multiplyExact(raw, 1_000L);
          case MICROSECOND -> raw;
          case NANOSECOND -> Math.floorDiv(raw, 1_000L);
        };
    return type instanceof SqlType.Timestamp
        ? new Value.TimestampValue(micros)
        : new Value.DatetimeValue(micros);
  }

  private static Value duration(DurationVector vector, int row) {
    long raw = DurationVector.get(vector.getDataBuffer(), row);
    long nanos =
        switch (((ArrowType.Duration) vector.getField().getType()).getUnit()) {
          case SECOND -> Math.multiplyExact(raw, 1_000_000_000L);
          case MILLISECOND -> Math.multiplyExact(raw, 1_000_000L);
          case MICROSECOND -> Math.multiplyExact(raw, 1_000L);
          case NANOSECOND -> raw;
        };
    return new Value.IntervalValue(0, 0, nanos);
  }

  /// A value that does not fit its integer type.
  static LakebirdException overflow(ArithmeticException cause) {
    return new LakebirdException(
        ErrorCode.OUT_OF_RANGE, "A value is outside the range of its type", cause);
  }
}
