package dev.lakebird.foundation;

/// A place in statement text: line and column, both from 1, columns counted in Unicode code points.
/// Prints as BigQuery does: `[3:14]`.
public record SourcePosition(int line, int column) {
  public SourcePosition {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("A position counts from 1");
    }
  }

  @Override
  public String toString() {
    return "[" + line + ":" + column + "]";
  }
}
