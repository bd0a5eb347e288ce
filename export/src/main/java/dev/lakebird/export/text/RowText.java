package dev.lakebird.export.text;

import dev.lakebird.types.vector.Batch;

/// Writes rows in one format. Belongs to one thread.
public interface RowText {
  /// Writes what a file begins with.
  void begin(TextBuffer out);

  /// Looks at a batch; it is valid until the next.
  void bind(Batch batch);

  /// Writes a row of the batch with its line break.
  void append(int row, TextBuffer out);
}
