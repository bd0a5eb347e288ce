package dev.lakebird.sql.parse;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.nio.charset.StandardCharsets;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/// What tokens alone tell before any of them is parsed: the length of each statement, brackets without end (which
/// would cost the parser a look ahead each).
final class TokenChecks {
  private TokenChecks() {}

  static void check(String text, CommonTokenStream tokens, ParseLimits limits) {
    boolean mayBeLong = text.length() > limits.statementBytesMax() / 3;
    int start = 0;
    int depth = 0;
    for (var token : tokens.getTokens()) {
      switch (token.getType()) {
        case GoogleSqlLexer.LPAREN, GoogleSqlLexer.LBRACKET -> {
          if (++depth > limits.nestingDepthMax()) {
            throw GuardedParser.nestedTooDeeply(token, limits.nestingDepthMax());
          }
        }
        case GoogleSqlLexer.RPAREN, GoogleSqlLexer.RBRACKET -> depth--;
        case GoogleSqlLexer.SEMICOLON, Token.EOF -> {
          if (mayBeLong) {
            checkLength(text, start, token, limits.statementBytesMax());
          }
          start = token.getStopIndex() + 1;
        }
        default -> {}
      }
    }
  }

  private static void checkLength(String text, int start, Token end, int bytesMax) {
    int from = text.offsetByCodePoints(0, start);
    int to = text.offsetByCodePoints(from, Math.max(0, end.getStartIndex() - start));
    int bytes = text.substring(from, to).strip().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > bytesMax) {
      throw new LakebirdException(
          ErrorCode.LIMIT_EXCEEDED,
          "The statement is "
              + bytes
              + " bytes long, which is more than the limit of "
              + bytesMax
              + " bytes",
          SourceText.position(end));
    }
  }
}
