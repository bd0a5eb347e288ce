package dev.lakebird.sql.parse;

import dev.lakebird.sql.parse.GoogleSqlParser.BytesLiteralContext;
import dev.lakebird.sql.parse.GoogleSqlParser.FalseLiteralContext;
import dev.lakebird.sql.parse.GoogleSqlParser.FloatLiteralContext;
import dev.lakebird.sql.parse.GoogleSqlParser.IntegerLiteralContext;
import dev.lakebird.sql.parse.GoogleSqlParser.LiteralContext;
import dev.lakebird.sql.parse.GoogleSqlParser.NullLiteralContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RangeLiteralContext;
import dev.lakebird.sql.parse.GoogleSqlParser.StringLiteralAlternativeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.StringLiteralContext;
import dev.lakebird.sql.parse.GoogleSqlParser.TrueLiteralContext;
import dev.lakebird.sql.parse.GoogleSqlParser.TypedLiteralContext;
import dev.lakebird.sql.syntax.BooleanLiteralSyntax;
import dev.lakebird.sql.syntax.BytesLiteralSyntax;
import dev.lakebird.sql.syntax.FloatLiteralSyntax;
import dev.lakebird.sql.syntax.IntegerLiteralSyntax;
import dev.lakebird.sql.syntax.LiteralSyntax;
import dev.lakebird.sql.syntax.NullLiteralSyntax;
import dev.lakebird.sql.syntax.RangeLiteralSyntax;
import dev.lakebird.sql.syntax.StringLiteralSyntax;
import dev.lakebird.sql.syntax.TypedLiteralKind;
import dev.lakebird.sql.syntax.TypedLiteralSyntax;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/// Literals.
final class LiteralBuilder {
  private static final int HEXADECIMAL = 16;

  private final SyntaxBuilders builders;

  LiteralBuilder(SyntaxBuilders builders) {
    this.builders = builders;
  }

  LiteralSyntax literal(LiteralContext context) {
    var span = builders.source.span(context);
    return switch (context) {
      case NullLiteralContext c -> new NullLiteralSyntax(span);
      case TrueLiteralContext c -> new BooleanLiteralSyntax(span, true);
      case FalseLiteralContext c -> new BooleanLiteralSyntax(span, false);
      case IntegerLiteralContext c -> integer(c.INTEGER());
      case FloatLiteralContext c -> new FloatLiteralSyntax(span, c.getText());
      case StringLiteralAlternativeContext c -> string(c.stringLiteral());
      case BytesLiteralContext c -> new BytesLiteralSyntax(span, bytes(c.BYTES()));
      case TypedLiteralContext c ->
          new TypedLiteralSyntax(
              span, kind(c.typedLiteralKind().getStart()), text(c.stringLiteral()));
      case RangeLiteralContext c ->
          new RangeLiteralSyntax(
              span, builders.types.range(c.rangeType()), text(c.stringLiteral()));
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }

  StringLiteralSyntax string(StringLiteralContext context) {
    return new StringLiteralSyntax(builders.source.span(context), text(context));
  }

  IntegerLiteralSyntax integer(TerminalNode node) {
    var text = node.getText();
    boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
    var value = hexadecimal ? new BigInteger(text.substring(2), HEXADECIMAL) : new BigInteger(text);
    return new IntegerLiteralSyntax(builders.source.span(node), value);
  }

  String text(StringLiteralContext context) {
    var chunks = context.STRING();
    if (chunks.size() == 1) {
      return QuotedText.decodeString(chunks.getFirst().getSymbol());
    }
    checkSeparated(chunks);
    var text = new StringBuilder();
    for (var chunk : chunks) {
      text.append(QuotedText.decodeString(chunk.getSymbol()));
    }
    return text.toString();
  }

  private static byte[] bytes(List<TerminalNode> chunks) {
    checkSeparated(chunks);
    var bytes = new ByteArrayOutputStream();
    for (var chunk : chunks) {
      QuotedText.decodeBytes(chunk.getSymbol(), bytes);
    }
    return bytes.toByteArray();
  }

  private static void checkSeparated(List<TerminalNode> chunks) {
    for (int i = 1; i < chunks.size(); i++) {
      var chunk = chunks.get(i).getSymbol();
      if (chunks.get(i - 1).getSymbol().getStopIndex() + 1 == chunk.getStartIndex()) {
        throw SyntaxErrors.at(
            SourceText.position(chunk),
            "Concatenated string literals must be separated by whitespace or comments");
      }
    }
  }

  private static TypedLiteralKind kind(Token token) {
    return switch (token.getType()) {
      case GoogleSqlLexer.DATE -> TypedLiteralKind.DATE;
      case GoogleSqlLexer.TIME -> TypedLiteralKind.TIME;
      case GoogleSqlLexer.DATETIME -> TypedLiteralKind.DATETIME;
      case GoogleSqlLexer.TIMESTAMP -> TypedLiteralKind.TIMESTAMP;
      case GoogleSqlLexer.NUMERIC, GoogleSqlLexer.DECIMAL -> TypedLiteralKind.NUMERIC;
      case GoogleSqlLexer.BIGNUMERIC, GoogleSqlLexer.BIGDECIMAL -> TypedLiteralKind.BIGNUMERIC;
      case GoogleSqlLexer.JSON -> TypedLiteralKind.JSON;
      default -> throw SyntaxErrors.unexpected(token);
    };
  }
}
