package dev.lakebird.queryexec.memory;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.column.ColumnBuffers;
import dev.lakebird.types.scan.RowSink;
import dev.lakebird.types.scan.ScanColumn;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Rows on their way into a memory table: copied as they are written, in the table from the commit on.
/// Closed without a commit, they are forgotten.
public final class MemoryAppend implements RowSink, AutoCloseable {
  private final MemoryTable table;
  private final List<Batch> finished = new ArrayList<>();

  MemoryAppend(MemoryTable table) {
    this.table = table;
  }

  @Override
  public List<ScanColumn> columns() {
    return table.columns();
  }

  /// The rows lie in the table's memory; `allocator` is not used.
  @Override
  public Writer openWriter(BufferAllocator allocator) {
    return new Rows();
  }

  /// Adds what finished writers wrote to the table, all at once.
  public synchronized void commit() {
    table.add(finished);
    finished.clear();
  }

  /// Puts what finished writers wrote in the place of all rows of the table.
  public synchronized void commitReplacing() {
    table.replace(finished);
    finished.clear();
  }

  @Override
  public synchronized void close() {
    finished.forEach(Batch::release);
    finished.clear();
  }

  private synchronized void handOver(List<Batch> chunks) {
    finished.addAll(chunks);
  }

  private final class Rows implements Writer {
    private final ColumnBuffers open;
    private final List<Batch> full = new ArrayList<>();

    Rows() {
      List<VectorType> types = new ArrayList<>();
      for (ScanColumn column : columns()) {
        types.add(column.vectorType());
      }
      this.open = new ColumnBuffers(types, table.allocator());
    }

    @Override
    public void write(Batch batch) {
      List<Vector> fitting = new ArrayList<>();
      List<Vector> made = new ArrayList<>();
      try {
        for (int c = 0; c < batch.columnCount(); c++) {
          ScanColumn column = columns().get(c);
          check(column, batch.column(c), batch);
          Vector vector = batch.column(c);
          if (!vector.type().liesLike(column.vectorType())) {
            vector = converted(vector, column.vectorType(), batch.rowCount());
            made.add(vector);
          }
          fitting.add(vector);
        }
        open.append(new Batch(fitting, batch.rowCount(), batch.selection()));
      } finally {
        made.forEach(Vector::release);
      }
      if (open.length() >= table.chunkRows()) {
        full.add(open.build());
      }
    }

    /// The values in the layout of the table: decimals of another width or scale.
    private Vector converted(Vector vector, VectorType type, int rows) {
      List<Value> values = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        values.add(Vectors.read(vector, row));
      }
      return VectorBuilder.build(type, values, table.allocator());
    }

    private static void check(ScanColumn column, Vector vector, Batch batch) {
      if (!column.column().nullable() && vector.mayHaveNulls()) {
        for (int k = 0; k < batch.selectedCount(); k++) {
          if (vector.isNull(batch.selection().row(k))) {
            throw new LakebirdException(
                    ErrorCode.NOT_NULL_VIOLATION, "A required column cannot take NULL")
                .with("column", column.name());
          }
        }
      }
    }

    @Override
    public void finish() {
      if (open.length() > 0) {
        full.add(open.build());
      }
      handOver(full);
      full.clear();
    }

    @Override
    public void close() {
      open.close();
      full.forEach(Batch::release);
      full.clear();
    }
  }
}
