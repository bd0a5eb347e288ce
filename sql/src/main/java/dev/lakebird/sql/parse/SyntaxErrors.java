package dev.lakebird.sql.parse;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.SourcePosition;
import java.util.Locale;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/// The messages of syntax errors, in BigQuery's words.
final class SyntaxErrors {
  private static final int LITERAL_SHOWN_MAX = 50;

  private SyntaxErrors() {}

  static LakebirdException at(SourcePosition position, String message) {
    return new LakebirdException(ErrorCode.SYNTAX_ERROR, "Syntax error: " + message, position);
  }

  static LakebirdException unexpected(Token token) {
    var lexical = lexicalMessage(token);
    return at(
        SourceText.position(token), lexical.isEmpty() ? "Unexpected " + describe(token) : lexical);
  }

  /// What the parser met, and what it wanted where only one token would do.
  static LakebirdException of(RecognitionException failure) {
    var token = offending(failure);
    if (!(failure instanceof InputMismatchException) || !lexicalMessage(token).isEmpty()) {
      return unexpected(token);
    }
    var expected = failure.getExpectedTokens();
    if (expected == null) {
      return unexpected(token);
    }
    var wanted = new IntervalSet(expected);
    wanted.remove(GoogleSqlLexer.AT_SIGN); // a hint may stand in many places, and nobody means one
    if (wanted.size() != 1) {
      return unexpected(token);
    }
    return at(
        SourceText.position(token),
        "Expected " + describeType(wanted.getMinElement()) + " but got " + describe(token));
  }

  /// Where no statement begins with a word, it is that word and not the one behind it that is wrong: a word may begin a
  /// statement when it is a label.
  private static Token offending(RecognitionException failure) {
    var token = failure.getOffendingToken();
    if (failure instanceof NoViableAltException noAlternative
        && token.getType() != GoogleSqlLexer.COLON
        && startsStatement(noAlternative)) {
      return noAlternative.getStartToken();
    }
    return token;
  }

  private static boolean startsStatement(NoViableAltException failure) {
    int type = failure.getStartToken().getType();
    return (type == GoogleSqlLexer.IDENTIFIER || type == GoogleSqlLexer.QUOTED_IDENTIFIER)
        && (failure.getCtx() instanceof GoogleSqlParser.ScriptContext
            || failure.getCtx() instanceof GoogleSqlParser.StatementContext
            || failure.getCtx() instanceof GoogleSqlParser.StatementListContext);
  }

  private static String lexicalMessage(Token token) {
    return switch (token.getType()) {
      case GoogleSqlLexer.UNCLOSED_QUOTED -> "Unclosed " + literalKind(token);
      case GoogleSqlLexer.UNCLOSED_TRIPLE_QUOTED -> "Unclosed triple-quoted " + literalKind(token);
      case GoogleSqlLexer.UNCLOSED_NAME -> "Unclosed identifier literal";
      case GoogleSqlLexer.UNCLOSED_COMMENT -> "Unclosed comment";
      case GoogleSqlLexer.NUMBER_WITH_LETTERS -> "Missing whitespace between literal and alias";
      case GoogleSqlLexer.ILLEGAL_CHARACTER, GoogleSqlLexer.DOLLAR ->
          "Illegal input character \"" + token.getText() + "\"";
      default -> "";
    };
  }

  private static String literalKind(Token token) {
    var text = token.getText();
    int quote = Math.max(text.indexOf('\''), text.indexOf('"'));
    int first = Math.min(indexOrEnd(text, '\''), indexOrEnd(text, '"'));
    var prefix = text.substring(0, quote < 0 ? 0 : first).toLowerCase(Locale.ROOT);
    var kind = prefix.indexOf('b') >= 0 ? "bytes literal" : "string literal";
    return prefix.indexOf('r') >= 0 ? "raw " + kind : kind;
  }

  private static int indexOrEnd(String text, char c) {
    int index = text.indexOf(c);
    return index < 0 ? text.length() : index;
  }

  static String describe(Token token) {
    var text = token.getText();
    return switch (token.getType()) {
      case Token.EOF -> "end of script";
      case GoogleSqlLexer.IDENTIFIER -> "identifier \"" + text + "\"";
      case GoogleSqlLexer.QUOTED_IDENTIFIER -> "identifier " + text;
      case GoogleSqlLexer.STRING -> "string literal " + shorten(text);
      case GoogleSqlLexer.BYTES -> "bytes literal " + shorten(text);
      case GoogleSqlLexer.INTEGER -> "integer literal \"" + text + "\"";
      case GoogleSqlLexer.FLOAT -> "floating point literal \"" + text + "\"";
      default ->
          isKeyword(token.getType())
              ? "keyword " + text.toUpperCase(Locale.ROOT)
              : "\"" + text + "\"";
    };
  }

  private static String describeType(int type) {
    if (type == Token.EOF) {
      return "end of input";
    }
    if (isKeyword(type)) {
      return "keyword " + GoogleSqlLexer.VOCABULARY.getSymbolicName(type);
    }
    return switch (type) {
      case GoogleSqlLexer.LPAREN -> "\"(\"";
      case GoogleSqlLexer.LBRACE -> "\"{\"";
      case GoogleSqlLexer.SEMICOLON -> "\";\"";
      case GoogleSqlLexer.STAR -> "\"*\"";
      case GoogleSqlLexer.STRING -> "string literal";
      case GoogleSqlLexer.INTEGER -> "integer literal";
      default -> {
        var literal = GoogleSqlLexer.VOCABULARY.getLiteralName(type);
        yield literal == null
            ? GoogleSqlLexer.VOCABULARY.getDisplayName(type)
            : "\"" + literal.substring(1, literal.length() - 1) + "\"";
      }
    };
  }

  private static boolean isKeyword(int type) {
    return type >= GoogleSqlLexer.ALL && type <= GoogleSqlLexer.ZONE;
  }

  private static String shorten(String literal) {
    return literal.length() <= LITERAL_SHOWN_MAX
        ? literal
        : literal.substring(0, LITERAL_SHOWN_MAX) + "...";
  }
}
