package dev.lakebird.tableformat.parquet.write;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;

/// Batches of random rows in vectors of every kind.
public final class RandomBatches {
  private RandomBatches() {}

  /// A batch in which flat, dictionary and constant vectors take turns, some of them narrowed.
  public static Batch batch(
      List<TestColumn> columns, int rows, Random random, BufferAllocator allocator) {
    var vectors = new ArrayList<Vector>();
    for (TestColumn column : columns) {
      vectors.add(
          switch (random.nextInt(4)) {
            case 0 -> indexed(column, rows, random, allocator);
            case 1 ->
                VectorBuilder.constant(
                    column.vectorType(), column.draw().apply(random), rows, allocator);
            default -> flat(column, rows, random, allocator);
          });
    }
    Batch batch = Batch.of(vectors, rows);
    if (random.nextBoolean()) {
      return batch;
    }
    int[] selected = new int[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (random.nextInt(4) != 0 || rows < 10) {
        selected[count++] = row;
      }
    }
    return batch.withSelection(Selection.of(selected, count));
  }

  private static Vector flat(
      TestColumn column, int rows, Random random, BufferAllocator allocator) {
    var values = new ArrayList<Value>();
    for (int i = 0; i < rows; i++) {
      values.add(column.draw().apply(random));
    }
    return VectorBuilder.build(column.vectorType(), values, allocator);
  }

  private static Vector indexed(
      TestColumn column, int rows, Random random, BufferAllocator allocator) {
    var entries = new ArrayList<Value>();
    while (entries.size() < 20) {
      Value value = column.draw().apply(random);
      if (!(value instanceof Value.NullValue)) {
        entries.add(value);
      } else if (column.column().name().contains("null")) {
        return flat(column, rows, random, allocator);
      }
    }
    Vector dictionary = VectorBuilder.build(column.vectorType(), entries, allocator);
    NativeBuffer indices = NativeBuffer.allocate(allocator, rows * 4L);
    NativeBuffer validity = NativeBuffer.allocate(allocator, Bits.bytesFor(rows));
    for (int row = 0; row < rows; row++) {
      boolean present = !column.column().nullable() || random.nextInt(5) != 0;
      Bits.put(validity.segment(), row, present);
      indices.segment().set(INT, row * 4L, present ? random.nextInt(entries.size()) : 0);
    }
    return new DictionaryVector(rows, indices, dictionary, validity);
  }
}
