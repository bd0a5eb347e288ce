package dev.lakebird.engine.run;

import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.scan.RowSink;
import dev.lakebird.types.scan.ScanColumn;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;

/// Takes the rows of an UPDATE, DELETE or MERGE on the way to where the table's rows go: counts what
/// the last column says was changed, and keeps back what was deleted.
public final class ChangeSink implements RowSink {
  private static final long KEPT = 0;
  private static final long DELETED = 3;

  private final RowSink rows;
  private final AtomicLong changed = new AtomicLong();

  /// @param rows takes the columns but the last one
  public ChangeSink(RowSink rows) {
    this.rows = rows;
  }

  /// How many rows were inserted, updated or deleted, in finished writers.
  public long changed() {
    return changed.get();
  }

  @Override
  public List<ScanColumn> columns() {
    List<ScanColumn> columns = new ArrayList<>(rows.columns());
    columns.add(
        new ScanColumn(Column.of("$action", SqlType.INT64), VectorType.INT64, Optional.empty()));
    return columns;
  }

  @Override
  public Writer openWriter(BufferAllocator allocator) {
    return new ChangeWriter(rows.openWriter(allocator));
  }

  private final class ChangeWriter implements Writer {
    private final Writer writer;
    private int[] kept = new int[0];
    private long count;

    ChangeWriter(Writer writer) {
      this.writer = writer;
    }

    @Override
    public void write(Batch batch) {
      int last = batch.columnCount() - 1;
      Vector actions = batch.column(last);
      Selection selection = batch.selection();
      if (kept.length < selection.count()) {
        kept = new int[selection.count()];
      }
      int found = 0;
      for (int k = 0; k < selection.count(); k++) {
        int row = selection.row(k);
        long action = action(actions, row);
        if (action != KEPT) {
          count++;
        }
        if (action != DELETED) {
          kept[found++] = row;
        }
      }
      if (found > 0) {
        writer.write(
            new Batch(
                batch.columns().subList(0, last), batch.rowCount(), Selection.of(kept, found)));
      }
    }

    private static long action(Vector vector, int row) {
      return switch (vector) {
        case FixedVector v -> v.longAt(row);
        case ConstantVector v -> action(v.value(), 0);
        case DictionaryVector v -> action(v.dictionary(), v.indexAt(row));
        default -> throw new IllegalStateException("An action is an INT64");
      };
    }

    @Override
    public void finish() {
      writer.finish();
      changed.addAndGet(count);
    }

    @Override
    public void close() {
      writer.close();
    }
  }
}
