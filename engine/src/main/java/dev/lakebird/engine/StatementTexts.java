package dev.lakebird.engine;

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

  private static String placed(String text, SourceSpan span) {
    int line = span.start().line();
    int column = span.start().column();
    return "\n".repeat(line - 1) + " ".repeat(column - 1) + span.textOf(text);
  }
}
