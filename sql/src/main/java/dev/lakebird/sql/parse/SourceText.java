package dev.lakebird.sql.parse;

import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.sql.syntax.SourceSpan;
import dev.lakebird.sql.syntax.Syntax;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// The text being parsed, and the way from tokens, which count code points, to spans of it.
final class SourceText {
  private final String text;

  /// UTF-16 offset of each code point, or null where the text has no surrogates and both are equal.
  private final int @Nullable [] offsets;

  SourceText(String text) {
    this.text = text;
    this.offsets = codePointOffsets(text);
  }

  private static int @Nullable [] codePointOffsets(String text) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return null;
    }
    var offsets = new int[count + 1];
    int offset = 0;
    for (int i = 0; i < count; i++) {
      offsets[i] = offset;
      offset += Character.charCount(text.codePointAt(offset));
    }
    offsets[count] = offset;
    return offsets;
  }

  String text() {
    return text;
  }

  static SourcePosition position(Token token) {
    return new SourcePosition(token.getLine(), token.getCharPositionInLine() + 1);
  }

  /// The place `index` UTF-16 units into a token.
  static SourcePosition positionWithin(Token token, int index) {
    var before = token.getText().substring(0, index);
    int lastBreak = before.lastIndexOf('\n');
    if (lastBreak < 0) {
      int column = token.getCharPositionInLine() + 1 + before.codePointCount(0, index);
      return new SourcePosition(token.getLine(), column);
    }
    int breaks = (int) before.chars().filter(c -> c == '\n').count();
    int column = before.codePointCount(lastBreak + 1, index) + 1;
    return new SourcePosition(token.getLine() + breaks, column);
  }

  SourceSpan span(ParserRuleContext context) {
    return span(context.getStart(), context.getStop());
  }

  SourceSpan span(TerminalNode node) {
    return span(node.getSymbol(), node.getSymbol());
  }

  SourceSpan span(Token first, @Nullable Token last) {
    int start = offset(first.getStartIndex());
    int end = last == null ? start : Math.max(start, offset(last.getStopIndex() + 1));
    return new SourceSpan(position(first), start, end);
  }

  /// From the start of a part that is built already to the end of a token.
  SourceSpan span(Syntax first, Token last) {
    var start = first.span();
    return new SourceSpan(
        start.start(),
        start.startOffset(),
        Math.max(start.endOffset(), offset(last.getStopIndex() + 1)));
  }

  private int offset(int codePointIndex) {
    return offsets == null ? codePointIndex : offsets[codePointIndex];
  }
}
