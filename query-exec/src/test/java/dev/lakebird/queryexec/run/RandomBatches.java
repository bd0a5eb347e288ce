package dev.lakebird.queryexec.run;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Random batches of any type, flat, constant and dictionary, with random selections, and the same
/// rows as values. Prints its seed.
public final class RandomBatches implements AutoCloseable {
  public final List<Batch> batches = new ArrayList<>();
  public final List<List<Value>> rows = new ArrayList<>();
  private final Random random;
  private long integerStep = 1_000_003;
  private final BufferAllocator allocator;

  public RandomBatches(long seed, BufferAllocator allocator) {
    System.out.println("seed " + seed);
    this.random = new Random(seed);
    this.allocator = allocator;
  }

  /// Lets integers that follow each other lie `step` apart.
  public RandomBatches withIntegerStep(long step) {
    integerStep = step;
    return this;
  }

  /// Adds batches of up to `rowsMax` rows; values are drawn from about `distinct` a column.
  public RandomBatches add(List<VectorType> types, int count, int rowsMax, int distinct) {
    for (int b = 0; b < count; b++) {
      int length = 1 + random.nextInt(rowsMax);
      List<Vector> columns = new ArrayList<>();
      List<List<Value>> values = new ArrayList<>();
      for (VectorType type : types) {
        List<Value> column = new ArrayList<>();
        columns.add(column(type, length, distinct, column));
        values.add(column);
      }
      Selection selection = selection(length);
      batches.add(new Batch(columns, length, selection));
      for (int k = 0; k < selection.count(); k++) {
        int row = selection.row(k);
        rows.add(values.stream().map(c -> c.get(row)).toList());
      }
    }
    return this;
  }

  private Selection selection(int length) {
    if (random.nextInt(3) == 0) {
      return Selection.all(length);
    }
    int[] chosen = new int[length];
    int count = 0;
    for (int row = 0; row < length; row++) {
      if (random.nextInt(3) > 0) {
        chosen[count++] = row;
      }
    }
    return Selection.of(chosen, count);
  }

  private Vector column(VectorType type, int length, int distinct, List<Value> out) {
    boolean nulls = random.nextBoolean();
    switch (random.nextInt(6)) {
      case 0 -> {
        Value value =
            nulls && random.nextInt(4) == 0
                ? Value.nullOf(type.type())
                : value(type.type(), distinct);
        for (int i = 0; i < length; i++) {
          out.add(value);
        }
        return VectorBuilder.constant(type, value, length, allocator);
      }
      case 1, 2 -> {
        return dictionary(type, length, distinct, nulls, out);
      }
      default -> {
        for (int i = 0; i < length; i++) {
          out.add(
              nulls && random.nextInt(5) == 0
                  ? Value.nullOf(type.type())
                  : value(type.type(), distinct));
        }
        return VectorBuilder.build(type, out, allocator);
      }
    }
  }

  private Vector dictionary(
      VectorType type, int length, int distinct, boolean nulls, List<Value> out) {
    List<Value> entries = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(10); i++) {
      entries.add(value(type.type(), distinct));
    }
    NativeBuffer indices = NativeBuffer.allocate(allocator, length * 4L);
    @Nullable NativeBuffer validity =
        nulls ? NativeBuffer.allocate(allocator, Bits.bytesFor(length)) : null;
    for (int i = 0; i < length; i++) {
      boolean isNull = nulls && random.nextInt(4) == 0;
      int index = isNull ? 0 : random.nextInt(entries.size());
      indices.segment().set(INT, i * 4L, index);
      if (validity != null) {
        Bits.put(validity.segment(), i, !isNull);
      }
      out.add(isNull ? Value.nullOf(type.type()) : entries.get(index));
    }
    return new DictionaryVector(
        length, indices, VectorBuilder.build(type, entries, allocator), validity);
  }

  private Value value(SqlType type, int distinct) {
    int n = random.nextInt(distinct);
    return switch (type) {
      case SqlType.Bool t -> Value.of((n & 1) == 0);
      case SqlType.Int64 t -> Value.of(n * integerStep - 5);
      case SqlType.Float64 t ->
          Value.of(n == 0 ? -0.0 : n == 1 ? 0.0 : n == 2 ? Double.NaN : n * 0.5 - 3);
      case SqlType.Numeric t -> Value.numeric(BigDecimal.valueOf(n * 7919L - 11, 3).setScale(9));
      case SqlType.StringType t ->
          Value.of(n % 7 == 0 ? "" : n % 2 == 0 ? "k" + n : "a rather long string number " + n);
      case SqlType.Bytes t ->
          new Value.BytesValue(("b" + n).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      case SqlType.Date t -> new Value.DateValue(n - 100);
      case SqlType.Timestamp t -> new Value.TimestampValue(n * 1_000_000L);
      case SqlType.Array t -> {
        List<Value> elements = new ArrayList<>();
        for (int i = 0; i < n % 4; i++) {
          elements.add(i == 2 ? Value.nullOf(t.element()) : value(t.element(), distinct));
        }
        yield new Value.ArrayValue(t, elements);
      }
      case SqlType.Struct t -> {
        List<Value> fields = new ArrayList<>();
        for (SqlType.Field field : t.fields()) {
          fields.add(
              random.nextInt(6) == 0 ? Value.nullOf(field.type()) : value(field.type(), distinct));
        }
        yield new Value.StructValue(t, fields);
      }
      default -> throw new IllegalArgumentException("No random " + type);
    };
  }

  @Override
  public void close() {
    batches.forEach(Batch::release);
  }
}
