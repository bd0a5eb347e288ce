package dev.lakebird.export.text;

import dev.lakebird.types.vector.Vector;

/// Writes the values of one column. [#bind] comes first for each vector; what it is given is valid until the
/// next. Belongs to one thread.
abstract class CellText {
  /// Looks at a flat vector of the column's type.
  abstract void bind(Vector flat);

  /// Writes the value of a row, which is not NULL.
  abstract void append(int row, TextBuffer out);
}
