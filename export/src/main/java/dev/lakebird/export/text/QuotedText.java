package dev.lakebird.export.text;

import dev.lakebird.types.vector.Vector;

/// A value in quotes; it holds nothing to escape.
final class QuotedText extends CellText {
  private final CellText inner;

  QuotedText(CellText inner) {
    this.inner = inner;
  }

  @Override
  void bind(Vector flat) {
    inner.bind(flat);
  }

  @Override
  void append(int row, TextBuffer out) {
    out.append((byte) '"');
    inner.append(row, out);
    out.append((byte) '"');
  }
}
