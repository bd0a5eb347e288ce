package dev.lakebird.sql.parse;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;

/// The part of the lexer that looks back: whether a dot stands behind something that has fields.
abstract class DotAwareLexer extends Lexer {
  private int previousType = Token.EOF;

  DotAwareLexer(CharStream input) {
    super(input);
  }

  @Override
  public void emit(Token token) {
    previousType = token.getType();
    super.emit(token);
  }

  @Override
  public void reset() {
    super.reset();
    previousType = Token.EOF;
  }

  /// Whether the token before is a name, a closing bracket or a parameter mark, so that `.5` is a field.
  boolean followsName() {
    return switch (previousType) {
      case GoogleSqlLexer.IDENTIFIER,
          GoogleSqlLexer.QUOTED_IDENTIFIER,
          GoogleSqlLexer.RPAREN,
          GoogleSqlLexer.RBRACKET,
          GoogleSqlLexer.QUESTION ->
          true;
      default -> previousType >= GoogleSqlLexer.ADD && previousType <= GoogleSqlLexer.ZONE;
    };
  }
}
