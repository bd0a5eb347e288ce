package dev.lakebird.functions.aggregate;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Decimals;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.ValueBytes;
import dev.lakebird.functions.comparison.Ordering;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The values that come most often, or with the greatest sums of weights. So many different values as
/// the state holds are counted exactly; beyond that the lesser half is forgotten.
final class TopValues implements GroupState {
  private static final int VALUES_MAX = 1 << 15;
  private static final int ENTRY_BYTES = 96;

  private final String function;
  private final SqlType.Array resultType;
  private final boolean weighted;
  private final SqlType sumType;
  private final SqlType valueType;
  private final Map<Value, Value> sums = new HashMap<>();
  private int number;

  TopValues(BoundCall call, boolean weighted) {
    this.function = weighted ? "APPROX_TOP_SUM" : "APPROX_TOP_COUNT";
    this.resultType = (SqlType.Array) call.resultType();
    this.weighted = weighted;
    var entry = (SqlType.Struct) resultType.element();
    this.valueType = entry.fields().getFirst().type();
    this.sumType = entry.fields().getLast().type();
  }

  @Override
  public void add(Row row) {
    number = Amount.of(row, weighted ? 2 : 1, function);
    add(normal(row.valueAt(0)), weighted ? checked(row.valueAt(1)) : Value.of(1L));
  }

  /// Zeros are one value, and decimals of any scale.
  private static Value normal(Value value) {
    return switch (value) {
      case Value.Float64Value v when v.value() == 0 -> Value.of(0.0);
      case Value.DecimalValue v -> new Value.DecimalValue(v.type(), v.value().stripTrailingZeros());
      case Value v -> v;
    };
  }

  private static Value checked(Value weight) {
    boolean wrong =
        switch (weight) {
          case Value.Int64Value v -> v.value() < 0;
          case Value.Float64Value v -> v.value() < 0 || Double.isNaN(v.value());
          case Value.DecimalValue v -> v.value().signum() < 0;
          case Value v -> false;
        };
    if (wrong) {
      throw RowErrors.invalid(
          "APPROX_TOP_SUM does not support negative or NaN weights in the second argument");
    }
    return weight;
  }

  private void add(Value value, Value weight) {
    sums.merge(value, weight, TopValues::sum);
    if (sums.size() > VALUES_MAX) {
      List<Map.Entry<Value, Value>> entries = sorted();
      entries.subList(VALUES_MAX / 2, entries.size()).forEach(e -> sums.remove(e.getKey()));
    }
  }

  private static Value sum(Value a, Value b) {
    if (a.isNull() || b.isNull()) {
      return a.isNull() ? b : a;
    }
    return switch (a) {
      case Value.Int64Value x -> {
        try {
          yield Value.of(Math.addExact(x.value(), ((Value.Int64Value) b).value()));
        } catch (ArithmeticException e) {
          LakebirdException error = RowErrors.outOfRange("int64 overflow in APPROX_TOP_SUM");
          error.addSuppressed(e);
          throw error;
        }
      }
      case Value.Float64Value x -> Value.of(x.value() + ((Value.Float64Value) b).value());
      case Value.DecimalValue x ->
          new Value.DecimalValue(
              x.type(),
              Decimals.checked(x.type(), x.value().add(((Value.DecimalValue) b).value())));
      default -> throw LakebirdException.internal("No sum of " + a.type().sqlName());
    };
  }

  /// The greatest sums first, NULL last.
  private List<Map.Entry<Value, Value>> sorted() {
    var entries = new ArrayList<>(sums.entrySet());
    entries.sort(
        (a, b) ->
            a.getValue().isNull() || b.getValue().isNull()
                ? Boolean.compare(a.getValue().isNull(), b.getValue().isNull())
                : Ordering.compare(b.getValue(), a.getValue()));
    return entries;
  }

  @Override
  public void merge(byte[] state) {
    StateBytes.read(
        state,
        in -> {
          number = Math.max(number, in.readInt());
          int count = in.readInt();
          for (int i = 0; i < count; i++) {
            Value value = ValueBytes.read(valueType, in);
            add(normal(value), ValueBytes.read(sumType, in));
          }
        });
  }

  @Override
  public byte[] export() {
    return StateBytes.write(
        out -> {
          out.writeInt(number);
          out.writeInt(sums.size());
          for (Map.Entry<Value, Value> entry : sums.entrySet()) {
            ValueBytes.write(entry.getKey(), out);
            ValueBytes.write(entry.getValue(), out);
          }
        });
  }

  @Override
  public Value result() {
    var entry = (SqlType.Struct) resultType.element();
    List<Value> top =
        sorted().stream()
            .limit(number)
            .<Value>map(e -> new Value.StructValue(entry, List.of(e.getKey(), e.getValue())))
            .toList();
    return new Value.ArrayValue(resultType, top);
  }

  @Override
  public int bytes() {
    return ENTRY_BYTES * (1 + sums.size());
  }
}
