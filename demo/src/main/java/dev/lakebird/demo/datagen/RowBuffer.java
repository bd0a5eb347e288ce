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
import dev.lakebird.types.vector.Bits;
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
import org.jspecify.annotations.Nullable;

/// Collects rows, value by value, into a batch of flat vectors. Belongs to one thread.
final class RowBuffer {
  static final int ROWS_MAX = 4096;

  private final List<Column> columns;

  /// Numbers of each column; dates as days, decimals unscaled.
  private final long[][] numbers;

  private final byte[][] text;

  /// Where the text of each row ends.
  private final int[][] ends;

  /// Which values of a column are NULL; no array where none is.
  private final boolean[] @Nullable [] nulls;

  private int rowCount;

  RowBuffer(List<Column> columns) {
    this.columns = columns;
    this.numbers = new long[columns.size()][];
    this.text = new byte[columns.size()][];
    this.ends = new int[columns.size()][];
    this.nulls = new boolean[columns.size()][];
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

  void putNull(int column) {
    boolean[] marks = nulls[column];
    if (marks == null) {
      marks = new boolean[ROWS_MAX];
      nulls[column] = marks;
    }
    marks[rowCount] = true;
    if (ends[column] == null) {
      numbers[column][rowCount] = 0;
    } else {
      ends[column][rowCount + 1] = ends[column][rowCount];
    }
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
    clear();
    return batch;
  }

  /// Writes the rows as lines; the buffer starts anew.
  void drain(CsvLines out) {
    for (int row = 0; row < rowCount; row++) {
      for (int c = 0; c < columns.size(); c++) {
        write(c, row, out);
      }
      out.endLine();
    }
    clear();
  }

  private void write(int c, int row, CsvLines out) {
    if (isNull(c, row)) {
      out.empty();
      return;
    }
    switch (columns.get(c).type()) {
      case SqlType.StringType t -> out.string(text[c], ends[c][row], ends[c][row + 1]);
      case SqlType.Date t -> out.date(numbers[c][row]);
      case SqlType.Int64 t -> out.number(numbers[c][row]);
      case SqlType.Numeric t ->
          out.decimal(numbers[c][row], columns.get(c).parameters().scale().orElse(0));
      default -> throw LakebirdException.internal("A type that is never generated");
    }
  }

  private boolean isNull(int c, int row) {
    boolean[] marks = nulls[c];
    return marks != null && marks[row];
  }

  private void clear() {
    rowCount = 0;
    Arrays.fill(nulls, null);
  }

  private @Nullable NativeBuffer validity(int c, BufferAllocator allocator) {
    boolean[] marks = nulls[c];
    if (marks == null) {
      return null;
    }
    NativeBuffer bitmap = NativeBuffer.allocate(allocator, Bits.bytesFor(rowCount));
    Bits.fill(bitmap.segment(), rowCount, false);
    for (int row = 0; row < rowCount; row++) {
      if (!marks[row]) {
        Bits.set(bitmap.segment(), row);
      }
    }
    return bitmap;
  }

  private Vector vector(int c, BufferAllocator allocator) {
    return switch (columns.get(c).type()) {
      case SqlType.StringType t -> text(c, allocator);
      case SqlType.Date t -> {
        NativeBuffer data = NativeBuffer.allocate(allocator, rowCount * 4L);
        for (int i = 0; i < rowCount; i++) {
          data.segment().set(INT, i * 4L, (int) numbers[c][i]);
        }
        yield new FixedVector(VectorType.DATE, rowCount, data, validity(c, allocator));
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
    return new FixedVector(type, rowCount, data, validity(c, allocator));
  }

  private Vector text(int c, BufferAllocator allocator) {
    int bytes = ends[c][rowCount];
    NativeBuffer offsets = NativeBuffer.allocate(allocator, (rowCount + 1) * 4L);
    MemorySegment.copy(ends[c], 0, offsets.segment(), INT, 0, rowCount + 1);
    NativeBuffer data = NativeBuffer.allocate(allocator, bytes);
    MemorySegment.copy(text[c], 0, data.segment(), BYTE, 0, bytes);
    return BytesVector.flat(VectorType.STRING, rowCount, offsets, data, validity(c, allocator));
  }
}
