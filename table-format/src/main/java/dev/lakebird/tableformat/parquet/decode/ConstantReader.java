package dev.lakebird.tableformat.parquet.decode;

import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;

/// A column that the file does not have: one value for all rows.
public final class ConstantReader extends ColumnReader {
  private final ConstantVector value;

  /// Takes over the caller's reference on the value.
  public ConstantReader(ConstantVector value) {
    this.value = value;
  }

  @Override
  void passBy(int count) {}

  @Override
  void load(int count) {}

  @Override
  Vector build(int count, Selection selected) {
    return value.withLength(count);
  }

  @Override
  public void close() {
    value.release();
  }
}
