package dev.lakebird.functions.aggregate;

import dev.lakebird.functions.Functions;
import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.VectorType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An aggregate function over one type of argument, with random values and the plain fold it must
/// agree with.
record AggregateCase(
    String function,
    VectorType type,
    Function<Random, Value> values,
    Function<List<Value>, Value> fold) {
  private static final VectorType DECIMAL64 = VectorType.decimal(SqlType.NUMERIC, Layout.INT64, 2);
  private static final VectorType DECIMAL128 =
      VectorType.decimal(SqlType.NUMERIC, Layout.DECIMAL128, 4);
  private static final VectorType BIG = VectorType.of(SqlType.BIGNUMERIC);
  private static final List<VectorType> ORDERABLE =
      List.of(
          VectorType.BOOL,
          VectorType.INT64,
          VectorType.FLOAT64,
          DECIMAL64,
          DECIMAL128,
          BIG,
          VectorType.STRING,
          VectorType.BYTES,
          VectorType.DATE,
          VectorType.of(SqlType.TIME),
          VectorType.of(SqlType.DATETIME),
          VectorType.TIMESTAMP,
          VectorType.of(SqlType.INTERVAL));
  private static final SqlType.Struct STRUCT =
      new SqlType.Struct(
          List.of(
              SqlType.Field.of("a", SqlType.INT64),
              SqlType.Field.of("b", SqlType.array(SqlType.STRING))));

  AggregateKernel kernel() {
    var function = (AggregateFunction) Functions.find(this.function).orElseThrow();
    return function.bind(new BoundCall(List.of(BoundCall.Argument.of(type)), type.type(), false));
  }

  @Override
  public String toString() {
    return function + " of " + type.type().sqlName() + " in " + type.layout();
  }

  static List<AggregateCase> all() {
    List<AggregateCase> cases = new ArrayList<>();
    cases.add(of("COUNT", VectorType.STRING, v -> Value.of((long) v.size())));
    cases.add(
        of(
            "COUNTIF",
            VectorType.BOOL,
            v -> Value.of(v.stream().filter(Value.of(true)::equals).count())));
    for (VectorType type : List.of(VectorType.INT64, DECIMAL64, DECIMAL128, BIG)) {
      cases.add(of("SUM", type, ifAny(v -> exact(type, total(v)))));
      cases.add(of("AVG", type, ifAny(v -> average(type, v))));
    }
    cases.add(of("SUM", VectorType.FLOAT64, ifAny(v -> Value.of(floatTotal(v)))));
    cases.add(of("AVG", VectorType.FLOAT64, ifAny(v -> Value.of(floatTotal(v) / v.size()))));
    for (VectorType type : ORDERABLE) {
      cases.add(of("MIN", type, ifAny(v -> extreme(v, Comparator.naturalOrder()))));
      cases.add(of("MAX", type, ifAny(v -> extreme(v, Comparator.reverseOrder()))));
      cases.add(of("ANY_VALUE", type, ifAny(List::getFirst)));
      cases.add(arrays(type));
    }
    VectorType struct = VectorType.of(STRUCT);
    cases.add(of("ANY_VALUE", struct, ifAny(List::getFirst)));
    cases.add(arrays(struct));
    cases.add(of("ANY_VALUE", VectorType.of(SqlType.array(SqlType.INT64)), ifAny(List::getFirst)));
    cases.add(
        of("LOGICAL_AND", VectorType.BOOL, ifAny(v -> Value.of(!v.contains(Value.of(false))))));
    cases.add(of("LOGICAL_OR", VectorType.BOOL, ifAny(v -> Value.of(v.contains(Value.of(true))))));
    cases.add(of("BIT_AND", VectorType.INT64, ifAny(v -> bits(v, -1, (a, b) -> a & b))));
    cases.add(of("BIT_OR", VectorType.INT64, ifAny(v -> bits(v, 0, (a, b) -> a | b))));
    cases.add(of("BIT_XOR", VectorType.INT64, ifAny(v -> bits(v, 0, (a, b) -> a ^ b))));
    cases.add(
        of(
            "STRING_AGG",
            VectorType.STRING,
            ifAny(
                v ->
                    Value.of(
                        v.stream()
                            .map(s -> ((Value.StringValue) s).value())
                            .collect(Collectors.joining(","))))));
    for (String name : List.of("VAR_POP", "VAR_SAMP", "STDDEV_POP", "STDDEV_SAMP")) {
      cases.add(of(name, VectorType.FLOAT64, v -> variance(name, v)));
    }
    return cases;
  }

  private static AggregateCase of(
      String function, VectorType type, Function<List<Value>, Value> fold) {
    return new AggregateCase(
        function,
        type,
        random -> random(type, random),
        rows -> fold.apply(rows.stream().filter(v -> !v.isNull()).toList()));
  }

  private static AggregateCase arrays(VectorType type) {
    var array = new SqlType.Array(type.type());
    return new AggregateCase(
        "ARRAY_AGG",
        type,
        random -> random(type, random),
        rows -> rows.isEmpty() ? Value.nullOf(array) : new Value.ArrayValue(array, rows));
  }

  private static Function<List<Value>, Value> ifAny(Function<List<Value>, Value> fold) {
    return values -> values.isEmpty() ? Value.nullOf(SqlType.INT64) : fold.apply(values);
  }

  /// Few distinct values, so that ties and dictionaries occur, with the edges of the type.
  static Value random(VectorType type, Random random) {
    return switch (type.type()) {
      case SqlType.Bool t -> Value.of(random.nextBoolean());
      case SqlType.Int64 t -> Value.of(anyLong(random));
      case SqlType.Float64 t -> Value.of(random.nextInt(-2000, 2000) / 8.0);
      case SqlType.Numeric t -> decimal(type, random);
      case SqlType.BigNumeric t -> decimal(type, random);
      case SqlType.StringType t -> Value.of(text(random));
      case SqlType.Bytes t -> new Value.BytesValue(bytes(random));
      case SqlType.Date t -> new Value.DateValue(random.nextInt(-1000, 1000));
      case SqlType.Time t -> new Value.TimeValue(random.nextLong(86_400_000_000L));
      case SqlType.Datetime t -> new Value.DatetimeValue(random.nextLong());
      case SqlType.Timestamp t -> new Value.TimestampValue(random.nextLong());
      case SqlType.Interval t ->
          new Value.IntervalValue(
              random.nextInt(-3, 3),
              random.nextInt(-99, 99),
              random.nextLong(-400_000_000_000_000L, 400_000_000_000_000L));
      case SqlType.Array t -> {
        List<Value> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          elements.add(random(type.element(), random));
        }
        yield new Value.ArrayValue(t, elements);
      }
      case SqlType.Struct t ->
          new Value.StructValue(
              t,
              type.children().stream()
                  .map(c -> random.nextInt(5) == 0 ? Value.nullOf(c.type()) : random(c, random))
                  .toList());
      default -> throw new AssertionError(type);
    };
  }

  private static long anyLong(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(-3, 4);
      case 1 -> random.nextLong();
      case 2 -> random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE;
      default -> random.nextInt();
    };
  }

  private static Value decimal(VectorType type, Random random) {
    BigInteger unscaled =
        type.layout() == Layout.INT64
            ? BigInteger.valueOf(anyLong(random))
            : BigInteger.valueOf(anyLong(random))
                .shiftLeft(random.nextInt(type.layout().widthBytes() * 8 - 92));
    return new Value.DecimalValue(type.type(), new BigDecimal(unscaled, type.scale()));
  }

  private static String text(Random random) {
    String alphabet = "abé€𐍈";
    int[] letters = alphabet.codePoints().toArray();
    var text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(3)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static BigDecimal total(List<Value> values) {
    BigDecimal total = BigDecimal.ZERO;
    for (Value value : values) {
      total =
          total.add(
              value instanceof Value.Int64Value v
                  ? BigDecimal.valueOf(v.value())
                  : ((Value.DecimalValue) value).value());
    }
    return total;
  }

  /// The value, or NULL for one beyond the range of its type.
  private static Value exact(VectorType type, BigDecimal value) {
    if (type.type() instanceof SqlType.Int64) {
      return value.toBigInteger().bitLength() < 64
          ? Value.of(value.longValueExact())
          : Value.nullOf(SqlType.INT64);
    }
    return new Value.DecimalValue(type.type(), value);
  }

  private static Value average(VectorType type, List<Value> values) {
    BigDecimal count = BigDecimal.valueOf(values.size());
    if (type.type() instanceof SqlType.Int64) {
      return Value.of(total(values).doubleValue() / values.size());
    }
    int scale = VectorType.of(type.type()).scale();
    return new Value.DecimalValue(
        type.type(), total(values).divide(count, scale, RoundingMode.HALF_UP));
  }

  private static double floatTotal(List<Value> values) {
    double total = 0;
    for (Value value : values) {
      total += ((Value.Float64Value) value).value();
    }
    return total;
  }

  private static Value extreme(List<Value> values, Comparator<Integer> order) {
    Value best = values.getFirst();
    for (Value value : values) {
      if (order.compare(compare(value, best), 0) < 0) {
        best = value;
      }
    }
    return best;
  }

  private static int compare(Value a, Value b) {
    return switch (a) {
      case Value.BoolValue v -> Boolean.compare(v.value(), ((Value.BoolValue) b).value());
      case Value.Int64Value v -> Long.compare(v.value(), ((Value.Int64Value) b).value());
      case Value.Float64Value v -> Double.compare(v.value(), ((Value.Float64Value) b).value());
      case Value.DecimalValue v -> v.value().compareTo(((Value.DecimalValue) b).value());
      case Value.StringValue v ->
          Arrays.compareUnsigned(
              v.value().getBytes(java.nio.charset.StandardCharsets.UTF_8),
              ((Value.StringValue) b).value().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      case Value.BytesValue v -> Arrays.compareUnsigned(v.value(), ((Value.BytesValue) b).value());
      case Value.DateValue v -> Integer.compare(v.days(), ((Value.DateValue) b).days());
      case Value.TimeValue v -> Long.compare(v.micros(), ((Value.TimeValue) b).micros());
      case Value.DatetimeValue v -> Long.compare(v.micros(), ((Value.DatetimeValue) b).micros());
      case Value.TimestampValue v -> Long.compare(v.micros(), ((Value.TimestampValue) b).micros());
      case Value.IntervalValue v -> nanos(v).compareTo(nanos((Value.IntervalValue) b));
      default -> throw new AssertionError(a);
    };
  }

  private static BigInteger nanos(Value.IntervalValue v) {
    return BigInteger.valueOf(v.months() * 30L + v.days())
        .multiply(BigInteger.valueOf(86_400_000_000_000L))
        .add(BigInteger.valueOf(v.nanos()));
  }

  private static Value bits(
      List<Value> values, long start, java.util.function.LongBinaryOperator operator) {
    return Value.of(
        values.stream().mapToLong(v -> ((Value.Int64Value) v).value()).reduce(start, operator));
  }

  private static Value variance(String name, List<Value> values) {
    int divisor = values.size() - (name.endsWith("SAMP") ? 1 : 0);
    if (divisor <= 0) {
      return Value.nullOf(SqlType.FLOAT64);
    }
    double mean = floatTotal(values) / values.size();
    double squares = 0;
    for (Value value : values) {
      double difference = ((Value.Float64Value) value).value() - mean;
      squares += difference * difference;
    }
    return Value.of(name.startsWith("STD") ? Math.sqrt(squares / divisor) : squares / divisor);
  }
}
