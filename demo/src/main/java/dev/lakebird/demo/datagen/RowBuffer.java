package dev.lakebird.demo.datagen;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Collects rows, value by value, into a batch of flat vectors without NULLs. Belongs to one thread.
final class RowBuffer {
  static final int ROWS_MAX = 4096;

  private final List<Column> columns;

  /// Numbers of each column; dates as days, decimals unscaled.
  private final long[][] numbers;

  private final byte[][] text;

  /// Where the text of each row ends.
  private final int[][] ends;

  private int rowCount;

  RowBuffer(List<Column> columns) {
    this.columns = columns;
    this.numbers = new long[columns.size()][];
    this.text = new byte[columns.size()][];
    this.ends = new int[columns.size()][];
    for (int c = 0; c < columns.size(); c++) {
      if (columns.get(c).type() instanceof SqlType.StringType) {
        text[c] = new byte[ROWS_MAX * 16];
        ends[c] = new int[ROWS_MAX + 1];
      } else {
        numbers[c] = new long[ROWS_MAX];
      }
    }
  }

  void put(int column, long number) {
    numbers[column][rowCount] = number;
  }

  void put(int column, String value) {
    byte[] bytes = value.getBytes(UTF_8);
    int start = ends[column][rowCount];
    int end = start + bytes.length;
    if (end > text[column].length) {
      text[column] = Arrays.copyOf(text[column], Math.max(end, text[column].length * 2));
    }
    System.arraycopy(bytes, 0, text[column], start, bytes.length);
    ends[column][rowCount + 1] = end;
  }

  void endRow() {
    rowCount++;
  }

  boolean isEmpty() {
    return rowCount == 0;
  }

  boolean isFull() {
    return rowCount == ROWS_MAX;
  }

  /// The rows as a batch that the caller releases; the buffer starts anew.
  Batch drain(BufferAllocator allocator) {
    var vectors = new ArrayList<Vector>();
    for (int c = 0; c < columns.size(); c++) {
      vectors.add(vector(c, allocator));
    }
    var batch = Batch.of(vectors, rowCount);
    rowCount = 0;
    return batch;
  }

  private Vector vector(int c, BufferAllocator allocator) {
    return switch (columns.get(c).type()) {
      case SqlType.StringType t -> text(c, allocator);
      case SqlType.Date t -> {
        NativeBuffer data = NativeBuffer.allocate(allocator, rowCount * 4L);
        for (int i = 0; i < rowCount; i++) {
          data.segment().set(INT, i * 4L, (int) numbers[c][i]);
        }
        yield new FixedVector(VectorType.DATE, rowCount, data, null);
      }
      case SqlType.Int64 t -> longs(VectorType.INT64, c, allocator);
      case SqlType.Numeric t ->
          longs(
              VectorType.decimal(t, Layout.INT64, columns.get(c).parameters().scale().orElse(0)),
              c,
              allocator);
      default -> throw LakebirdException.internal("A type that is never generated");
    };
  }

  private Vector longs(VectorType type, int c, BufferAllocator allocator) {
    NativeBuffer data = NativeBuffer.allocate(allocator, rowCount * 8L);
    MemorySegment.copy(numbers[c], 0, data.segment(), LONG, 0, rowCount);
    return new FixedVector(type, rowCount, data, null);
  }

  private Vector text(int c, BufferAllocator allocator) {
    int bytes = ends[c][rowCount];
    NativeBuffer offsets = NativeBuffer.allocate(allocator, (rowCount + 1) * 4L);
    MemorySegment.copy(ends[c], 0, offsets.segment(), INT, 0, rowCount + 1);
    NativeBuffer data = NativeBuffer.allocate(allocator, bytes);
    MemorySegment.copy(text[c], 0, data.segment(), BYTE, 0, bytes);
    return BytesVector.flat(VectorType.STRING, rowCount, offsets, data, null);
  }
}
