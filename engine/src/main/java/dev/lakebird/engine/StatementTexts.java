package dev.lakebird.engine;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.sql.SqlCompiler;
import dev.lakebird.sql.syntax.SourceSpan;
import java.util.List;

/// Texts of many statements as texts of one, for doors that take one at a time.
public final class StatementTexts {
  private StatementTexts() {}

  /// The statements of a text. Each stands where it stood, behind blanks, so that the places in messages
  /// stay true; positional parameters count anew in each.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException SYNTAX_ERROR with its place
  public static List<String> split(String text) {
    return SqlCompiler.parse(text).stream().map(s -> placed(text, s.span())).toList();
  }

  /// Whether a text that somebody types needs no more lines: it ends with a semicolon, and not inside a
  /// block. A text with a mistake before its end needs none, either.
  public static boolean isComplete(String text) {
    String typed = text.stripTrailing();
    if (!typed.endsWith(";")) {
      return false;
    }
    try {
      return !SqlCompiler.parse(typed).isEmpty();
    } catch (LakebirdException e) {
      return e.position().filter(at -> isBefore(at, typed)).isPresent();
    }
  }

  private static boolean isBefore(SourcePosition at, String typed) {
    int offset = 0;
    for (int line = 1; line < at.line(); line++) {
      offset = typed.indexOf('\n', offset) + 1;
      if (offset == 0) {
        return false;
      }
    }
    return offset + at.column() - 1 < typed.length();
  }

  private static String placed(String text, SourceSpan span) {
    int line = span.start().line();
    int column = span.start().column();
    return "\n".repeat(line - 1) + " ".repeat(column - 1) + span.textOf(text);
  }
}
