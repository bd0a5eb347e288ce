package dev.lakebird.tableformat.scan;

import dev.lakebird.tableformat.parquet.footer.FileColumn;
import dev.lakebird.tableformat.parquet.footer.ParquetFooter;
import dev.lakebird.types.value.Value;

/// Finds the columns of a table in its files.
interface ColumnResolver {
  /// Where the values of a table's column come from in a file.
  Origin resolve(ParquetFooter footer, int tableColumn);

  sealed interface Origin {
    /// A column of the file.
    record InFile(FileColumn column) implements Origin {}

    /// The same value in every row of the file.
    record Constant(Value value) implements Origin {}
  }
}
