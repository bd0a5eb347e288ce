package dev.lakebird.demo.datagen;

import dev.lakebird.types.Column;
import java.util.List;

/// A table that a generator makes. The rows of a piece are the same whenever they are made, so that all
/// cores can work on one table.
interface GeneratedTable {
  /// The table's name.
  String name();

  /// Its columns in the order of the specification.
  List<Column> columns();

  /// Whether the table grows with the scale.
  boolean isScaled();

  /// Into how many pieces the table is cut at a scale; each makes about one row group.
  int pieces(double scale);

  /// Makes the rows of a piece, counted from 1.
  ///
  /// @param full called whenever the buffer is full; it empties it
  void generate(double scale, int piece, int pieces, RowBuffer buffer, Runnable full);
}
