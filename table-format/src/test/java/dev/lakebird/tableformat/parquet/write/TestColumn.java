package dev.lakebird.tableformat.parquet.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lakebird.tableformat.parquet.ParquetColumn;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.VectorType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A column of random data: what it is, how its vectors lie, and a value drawn from a random generator.
public record TestColumn(Column column, VectorType vectorType, Function<Random, Value> draw) {
  static TestColumn of(SqlType type, String name, boolean nullable, Function<Random, Value> draw) {
    return new TestColumn(
        new Column(name, type, TypeParameters.NONE, nullable),
        VectorType.of(type),
        nullable ? orNull(type, draw) : draw);
  }

  static TestColumn decimal(int precision, int scale, Layout layout) {
    BigInteger limit = BigInteger.TEN.pow(precision);
    return new TestColumn(
        new Column(
            "d" + precision + "_" + scale + "_" + layout,
            SqlType.NUMERIC,
            TypeParameters.decimal(precision, scale),
            true),
        VectorType.decimal(SqlType.NUMERIC, layout, scale),
        orNull(
            SqlType.NUMERIC,
            random -> {
              var unscaled = new BigInteger(random.nextInt(1, 126), random).mod(limit);
              return new Value.DecimalValue(
                  SqlType.NUMERIC,
                  new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale));
            }));
  }

  /// Columns of every type, encoding and shape of data.
  public static List<TestColumn> all() {
    return List.of(
        of(SqlType.BOOL, "bool", true, r -> new Value.BoolValue(r.nextBoolean())),
        of(SqlType.BOOL, "bool_required", false, r -> new Value.BoolValue(r.nextInt(50) == 0)),
        of(SqlType.INT64, "distinct", false, r -> new Value.Int64Value(r.nextLong())),
        of(SqlType.INT64, "few", true, r -> new Value.Int64Value(r.nextInt(100) - 50)),
        of(SqlType.INT64, "one", false, r -> new Value.Int64Value(7)),
        of(SqlType.INT64, "all_null", true, r -> Value.nullOf(SqlType.INT64)),
        of(
            SqlType.FLOAT64,
            "float",
            true,
            r -> new Value.Float64Value(r.nextInt(5) == 0 ? Double.NaN : r.nextGaussian())),
        of(
            SqlType.FLOAT64,
            "float_few",
            true,
            r -> new Value.Float64Value(r.nextInt(3) == 0 ? Double.NaN : r.nextInt(3) * -0.0)),
        decimal(5, 2, Layout.INT64),
        decimal(15, 2, Layout.INT64),
        decimal(18, 9, Layout.DECIMAL128),
        decimal(19, 3, Layout.DECIMAL128),
        decimal(29, 0, Layout.DECIMAL256),
        decimal(38, 9, Layout.DECIMAL128),
        of(SqlType.STRING, "text", true, r -> new Value.StringValue(text(r, 40))),
        of(SqlType.STRING, "text_few", true, r -> new Value.StringValue("v" + r.nextInt(30))),
        of(SqlType.STRING, "text_required", false, r -> new Value.StringValue(text(r, 5))),
        of(SqlType.STRING, "text_null", true, r -> Value.nullOf(SqlType.STRING)),
        of(SqlType.BYTES, "bytes", true, r -> new Value.BytesValue(text(r, 200).getBytes(UTF_8))),
        of(SqlType.DATE, "date", true, r -> new Value.DateValue(r.nextInt(40_000) - 20_000)),
        of(SqlType.TIME, "time", true, r -> new Value.TimeValue(r.nextLong(86_400_000_000L))),
        of(SqlType.DATETIME, "datetime", true, r -> new Value.DatetimeValue(r.nextLong() >> 13)),
        of(SqlType.TIMESTAMP, "ts", true, r -> new Value.TimestampValue(r.nextLong() >> 13)));
  }

  public ParquetColumn parquet() {
    return ParquetColumn.of(column);
  }

  /// The value as [SpecificationReader] gives it.
  static @Nullable Object stored(Value value, ParquetColumn column) {
    return switch (value) {
      case Value.NullValue v -> null;
      case Value.BoolValue v -> v.value();
      case Value.Int64Value v -> v.value();
      case Value.Float64Value v -> v.value();
      case Value.DateValue v -> v.days();
      case Value.TimeValue v -> v.micros();
      case Value.DatetimeValue v -> v.micros();
      case Value.TimestampValue v -> v.micros();
      case Value.StringValue v -> ByteBuffer.wrap(v.value().getBytes(UTF_8));
      case Value.BytesValue v -> ByteBuffer.wrap(v.value());
      case Value.DecimalValue v -> storedDecimal(v.value(), column);
      default -> throw new IllegalStateException("type");
    };
  }

  private static Object storedDecimal(BigDecimal value, ParquetColumn column) {
    BigInteger unscaled = value.setScale(column.scale(), RoundingMode.HALF_UP).unscaledValue();
    return switch (column.physicalType()) {
      case INT32 -> unscaled.intValueExact();
      case INT64 -> unscaled.longValueExact();
      default -> {
        byte[] bytes = new byte[column.typeLength()];
        Arrays.fill(bytes, (byte) unscaled.signum() < 0 ? (byte) -1 : 0);
        byte[] tail = unscaled.toByteArray();
        System.arraycopy(tail, 0, bytes, bytes.length - tail.length, tail.length);
        yield ByteBuffer.wrap(bytes);
      }
    };
  }

  private static Function<Random, Value> orNull(SqlType type, Function<Random, Value> draw) {
    return random -> random.nextInt(6) == 0 ? Value.nullOf(type) : draw.apply(random);
  }

  private static String text(Random random, int lengthMax) {
    var text = new StringBuilder();
    int length = random.nextInt(lengthMax);
    for (int i = 0; i < length; i++) {
      text.append(random.nextInt(20) == 0 ? '€' : (char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }
}
