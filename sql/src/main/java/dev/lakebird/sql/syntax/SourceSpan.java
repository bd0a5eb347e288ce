package dev.lakebird.sql.syntax;

import dev.lakebird.foundation.SourcePosition;

/// A stretch of statement text: where it begins, and both ends as offsets into the text in UTF-16 units
/// (`endOffset` is exclusive), so that `text.substring(startOffset, endOffset)` is what was written.
public record SourceSpan(SourcePosition start, int startOffset, int endOffset) {
  public SourceSpan {
    if (startOffset < 0 || endOffset < startOffset) {
      throw new IllegalArgumentException("A span ends after its start");
    }
  }

  /// From the start of this span to the end of `last`.
  public SourceSpan to(SourceSpan last) {
    return new SourceSpan(start, startOffset, Math.max(endOffset, last.endOffset));
  }

  /// The characters of this span in the text that was parsed.
  public String textOf(String text) {
    return text.substring(startOffset, endOffset);
  }
}
