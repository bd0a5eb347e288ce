package dev.lakebird.engine;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.sql.SqlCompiler;

/// What can be said of a text of statements before it runs.
public final class StatementTexts {
  private StatementTexts() {}

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
}
