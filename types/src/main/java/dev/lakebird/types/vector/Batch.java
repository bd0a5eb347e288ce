package dev.lakebird.types.vector;

import java.util.List;

/// Columns of the same number of rows, with the selection of those that count. Borrowed like its
/// vectors: valid until the call that received it returns or its source's next step.
public final class Batch {
  private final List<Vector> columns;
  private final int rowCount;
  private final Selection selection;

  public Batch(List<Vector> columns, int rowCount, Selection selection) {
    this.columns = List.copyOf(columns);
    this.rowCount = rowCount;
    this.selection = selection;
  }

  /// A batch whose rows all count.
  public static Batch of(List<Vector> columns, int rowCount) {
    return new Batch(columns, rowCount, Selection.all(rowCount));
  }

  public List<Vector> columns() {
    return columns;
  }

  public Vector column(int index) {
    return columns.get(index);
  }

  public int columnCount() {
    return columns.size();
  }

  /// Rows in memory, selected or not.
  public int rowCount() {
    return rowCount;
  }

  public Selection selection() {
    return selection;
  }

  public int selectedCount() {
    return selection.count();
  }

  public Batch withSelection(Selection narrowed) {
    return new Batch(columns, rowCount, narrowed);
  }

  public Batch withColumns(List<Vector> others) {
    return new Batch(others, rowCount, selection);
  }

  /// Takes a reference on every column; the selection must be copied by who keeps it.
  public Batch retain() {
    for (Vector column : columns) {
      column.retain();
    }
    return this;
  }

  public void release() {
    for (Vector column : columns) {
      column.release();
    }
  }

  public long bytes() {
    long bytes = 0;
    for (Vector column : columns) {
      bytes += column.bytes();
    }
    return bytes;
  }
}
