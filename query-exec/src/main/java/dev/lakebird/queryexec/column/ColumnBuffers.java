package dev.lakebird.queryexec.column;

import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// A growing batch: one [ColumnBuffer] a column. Belongs to one thread.
public final class ColumnBuffers implements AutoCloseable {
  private final List<ColumnBuffer> columns = new ArrayList<>();
  private int length;

  public ColumnBuffers(List<VectorType> types, BufferAllocator allocator) {
    for (VectorType type : types) {
      columns.add(new ColumnBuffer(type, allocator));
    }
  }

  /// Rows appended since it last started anew.
  public int length() {
    return length;
  }

  public ColumnBuffer column(int index) {
    return columns.get(index);
  }

  /// Appends the selected rows.
  public void append(Batch batch) {
    for (int c = 0; c < columns.size(); c++) {
      columns.get(c).append(batch.column(c), batch.selection());
    }
    length += batch.selectedCount();
  }

  /// Appends the first `count` rows that `rows` lists; a row of -1 is NULL in every column.
  public void appendRows(Batch batch, int[] rows, int count) {
    for (int c = 0; c < columns.size(); c++) {
      columns.get(c).appendRows(batch.column(c), rows, count);
    }
    length += count;
  }

  /// Says that `count` rows were appended to every column one by one.
  public void appended(int count) {
    length += count;
  }

  /// The rows so far, owned by the caller; starts anew.
  public Batch build() {
    List<Vector> built = new ArrayList<>();
    for (ColumnBuffer column : columns) {
      built.add(column.build());
    }
    int rows = length;
    length = 0;
    return Batch.of(built, rows);
  }

  /// The rows so far, borrowed until the next call.
  public Batch view() {
    List<Vector> views = new ArrayList<>();
    for (ColumnBuffer column : columns) {
      views.add(column.view());
    }
    return Batch.of(views, length);
  }

  /// Starts anew and keeps the memory.
  public void clear() {
    columns.forEach(ColumnBuffer::clear);
    length = 0;
  }

  @Override
  public void close() {
    columns.forEach(ColumnBuffer::close);
  }

  /// A copy of the selected rows of a batch in memory of `allocator`, owned by the caller.
  public static Batch copy(Batch batch, BufferAllocator allocator) {
    List<VectorType> types = new ArrayList<>();
    for (Vector column : batch.columns()) {
      types.add(column.type());
    }
    try (var buffers = new ColumnBuffers(types, allocator)) {
      buffers.append(batch);
      return buffers.build();
    }
  }
}
