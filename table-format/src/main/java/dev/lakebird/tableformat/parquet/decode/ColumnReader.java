package dev.lakebird.tableformat.parquet.decode;

import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Reads a column of a row group batch by batch. Nothing of a batch is decoded until it is asked for; a
/// batch that nobody asks for is passed over. Belongs to one thread. Vectors are borrowed from the
/// reader and valid until the next batch begins.
public abstract sealed class ColumnReader implements AutoCloseable
    permits ChunkReader, ConstantReader {
  private int rows;
  private boolean loaded;
  private @Nullable Vector current;
  private long valuesDecoded;

  /// Starts on the next batch.
  public final void begin(int batchRows) {
    if (!loaded) {
      passBy(rows);
    }
    rows = batchRows;
    loaded = false;
    current = null;
  }

  /// The column in this batch; the values of rows that are not selected are unspecified. A later call
  /// for the same batch selects no further rows.
  public final Vector vector(Selection selected) {
    ensureLoaded();
    Vector vector = current;
    if (vector == null) {
      vector = build(rows, selected);
      current = vector;
    }
    return vector;
  }

  /// The distinct values of the chunk that dictionary-encoded batches name, or null where there are none.
  /// Borrowed; valid until the reader is closed.
  public @Nullable Vector dictionary() {
    return null;
  }

  /// Whether every row of the chunk is NULL or one of [#dictionary].
  public boolean isDictionaryOnly() {
    return false;
  }

  /// The rows of this batch among `from` that have a value for which `pass` holds, a byte for each entry
  /// of the dictionary; null where the batch is not made of dictionary entries alone. The row array is
  /// `to`.
  public @Nullable Selection narrow(byte[] pass, Selection from, int[] to) {
    return null;
  }

  /// Values decoded so far.
  public final long valuesDecoded() {
    return valuesDecoded;
  }

  final void ensureLoaded() {
    if (!loaded) {
      load(rows);
      loaded = true;
      valuesDecoded += rows;
    }
  }

  abstract void passBy(int count);

  abstract void load(int count);

  abstract Vector build(int count, Selection selected);

  @Override
  public abstract void close();
}
