package dev.lakebird.ingestload.csv;

import dev.lakebird.ingestload.cell.CellGrid;
import dev.lakebird.ingestload.cell.GridColumns;
import dev.lakebird.ingestload.options.CsvOptions;
import dev.lakebird.ingestload.text.ChunkParser;
import dev.lakebird.ingestload.text.RecordFailures;
import dev.lakebird.ingestload.text.TextChunk;
import dev.lakebird.types.vector.Batch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chunks of CSV to batches: first all cells of some records are found, then each column is read.
final class CsvParser implements ChunkParser {
  private final CsvOptions options;
  private final boolean ignoresUnknown;
  private final RecordFailures failures;
  private final CellGrid grid;
  private final GridColumns columns;
  private @Nullable CsvScanner scanner;
  private @Nullable TextChunk chunk;

  CsvParser(
      CsvOptions options,
      boolean ignoresUnknown,
      int batchRows,
      GridColumns columns,
      RecordFailures failures) {
    this.options = options;
    this.ignoresUnknown = ignoresUnknown;
    this.failures = failures;
    this.grid = new CellGrid(batchRows);
    this.columns = columns;
  }

  @Override
  public void begin(TextChunk next) {
    chunk = next;
    int[] layout = next.file().layout();
    grid.begin(next.buffer(), layout[layout.length - 1]);
    if (scanner == null) {
      scanner = new CsvScanner(options, ignoresUnknown, next, failures);
    } else {
      scanner.begin(next);
    }
  }

  @Override
  public Optional<Batch> next() {
    CsvScanner cells = scanner;
    TextChunk reading = chunk;
    if (cells == null || reading == null) {
      return Optional.empty();
    }
    while (!cells.atEnd()) {
      grid.clear();
      cells.scan(grid);
      if (grid.rows() > 0) {
        return Optional.of(columns.read(grid, reading, failures));
      }
    }
    return Optional.empty();
  }

  @Override
  public long lines() {
    return scanner == null ? 0 : scanner.lines();
  }

  @Override
  public void close() {
    columns.close();
  }
}
