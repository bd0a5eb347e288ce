package dev.lakebird.ingestload.cell;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.ingestload.text.RecordFailures;
import dev.lakebird.ingestload.text.TextChunk;
import dev.lakebird.types.Column;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// The columns of a table read from a grid of cells. Belongs to one thread.
public final class GridColumns implements AutoCloseable {
  private final List<CellParser> parsers = new ArrayList<>();
  private final List<ConstantVector> nulls = new ArrayList<>();
  private final List<Column> columns;
  private final VectorScratch scratch;
  private int[] rows = new int[0];

  /// @param zone of timestamps that say none
  /// @param controls whether NUL may stand in text
  public GridColumns(
      List<Column> columns,
      NullRule rule,
      ZoneId zone,
      boolean controls,
      BufferAllocator allocator) {
    this.columns = columns;
    this.scratch = new VectorScratch(allocator);
    for (int c = 0; c < columns.size(); c++) {
      parsers.add(CellParser.of(columns.get(c), rule, zone, controls, scratch, c));
      var type = columns.get(c).type();
      nulls.add(VectorBuilder.constant(VectorType.of(type), Value.nullOf(type), 0, allocator));
    }
  }

  /// The records of the grid as a batch, valid until the next call; those that cannot be read are told and
  /// not selected. The layout of the file says which cell a column is, -1 for none.
  public Batch read(CellGrid grid, TextChunk chunk, RecordFailures failures) {
    int[] layout = chunk.file().layout();
    List<Vector> vectors = new ArrayList<>(columns.size());
    for (int c = 0; c < columns.size(); c++) {
      vectors.add(
          layout[c] < 0
              ? nulls.get(c).withLength(grid.rows())
              : parsers.get(c).parse(grid, layout[c]));
    }
    if (!grid.hasFailures()) {
      return Batch.of(vectors, grid.rows());
    }
    if (rows.length < grid.rows()) {
      rows = new int[grid.rowsMax()];
    }
    int good = 0;
    for (int row = 0; row < grid.rows(); row++) {
      LakebirdException failure = grid.failure(row);
      if (failure == null) {
        rows[good++] = row;
      } else {
        failures.add(chunk, grid.lines()[row], failure);
      }
    }
    return new Batch(vectors, grid.rows(), Selection.of(rows, good));
  }

  @Override
  public void close() {
    scratch.close();
    nulls.forEach(ConstantVector::release);
  }
}
