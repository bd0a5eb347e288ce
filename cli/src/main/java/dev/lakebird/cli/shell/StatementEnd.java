package dev.lakebird.cli.shell;

import dev.lakebird.engine.StatementTexts;
import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;

/// Asks for more lines until a statement has its semicolon. Lines that begin with a backslash are
/// commands of the shell and end with the line.
final class StatementEnd extends DefaultParser {
  StatementEnd() {
    setEscapeChars(null);
    setQuoteChars(new char[0]);
    setEofOnUnclosedQuote(false);
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE
        && !line.isBlank()
        && !line.stripLeading().startsWith("\\")
        && !StatementTexts.isComplete(line)) {
      throw new EOFError(-1, cursor, "The statement goes on", "sql");
    }
    return super.parse(
        line, cursor, context == ParseContext.ACCEPT_LINE ? ParseContext.COMPLETE : context);
  }

  /// The words that a cursor stands behind, for completion.
  static List<String> delimiters() {
    return List.of(
        " ", "\t", "\n", "(", ")", ",", ";", "=", "<", ">", "+", "-", "*", "/", "[", "]");
  }

  @Override
  public boolean isDelimiterChar(CharSequence buffer, int at) {
    return delimiters().contains(String.valueOf(buffer.charAt(at)));
  }
}
