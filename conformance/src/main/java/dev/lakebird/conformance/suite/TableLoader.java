package dev.lakebird.conformance.suite;

import dev.lakebird.engine.Session;
import dev.lakebird.engine.temporary.TemporaryTable;
import dev.lakebird.queryexec.memory.MemoryAppend;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.scan.RowSink;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Makes a temporary table of a session from rows of texts, an empty text or null for NULL. The table
/// is there after [#finish].
final class TableLoader implements AutoCloseable {
  private static final int BATCH_ROWS = 4096;

  private final Session session;
  private final List<Column> columns;
  private final TemporaryTable table;
  private final BufferAllocator allocator = Memory.root(Long.MAX_VALUE);
  private final MemoryAppend append;
  private final RowSink.Writer writer;
  private final List<List<Value>> rows = new ArrayList<>();

  TableLoader(Session session, String name, List<Column> columns) {
    this.session = session;
    this.columns = columns;
    this.table =
        session.temporaryTables().make(name, columns, false, session.settings().memoryLimitBytes());
    this.append = table.rows().append();
    this.writer = append.openWriter(allocator);
  }

  /// Adds a row with a text for each column.
  ///
  /// @throws NumberFormatException or `DateTimeException` for a text that is no value of its column
  void add(List<? extends @Nullable String> cells) {
    addValues(row(cells, columns));
  }

  /// The values of a row's texts, as [#add] takes them.
  static List<Value> row(List<? extends @Nullable String> cells, List<Column> columns) {
    List<Value> row = new ArrayList<>(columns.size());
    for (int c = 0; c < columns.size(); c++) {
      row.add(value(cells.get(c), columns.get(c).type()));
    }
    return row;
  }

  void addValues(List<Value> row) {
    rows.add(row);
    if (rows.size() == BATCH_ROWS) {
      write();
    }
  }

  void finish() {
    write();
    writer.finish();
    append.commit();
    session.temporaryTables().put(table);
  }

  private void write() {
    List<Vector> vectors = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      int column = c;
      vectors.add(
          VectorBuilder.build(
              VectorType.of(columns.get(c).type()),
              rows.stream().map(row -> row.get(column)).toList(),
              allocator));
    }
    Batch batch = Batch.of(vectors, rows.size());
    try {
      writer.write(batch);
    } finally {
      batch.release();
    }
    rows.clear();
  }

  private static Value value(@Nullable String text, SqlType type) {
    if (text == null || text.isEmpty()) {
      return Value.nullOf(type);
    }
    return switch (type) {
      case SqlType.Int64 t -> Value.of(Long.parseLong(text));
      case SqlType.Float64 t -> Value.of(Double.parseDouble(text));
      case SqlType.Numeric t -> Value.numeric(new BigDecimal(text));
      case SqlType.Date t -> new Value.DateValue((int) LocalDate.parse(text).toEpochDay());
      case SqlType.Bool t -> Value.of(Boolean.parseBoolean(text));
      default -> Value.of(text);
    };
  }

  @Override
  public void close() {
    try (allocator;
        append) {
      writer.close();
    }
  }
}
