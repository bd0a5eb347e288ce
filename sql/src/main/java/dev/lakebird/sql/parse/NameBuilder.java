package dev.lakebird.sql.parse;

import static dev.lakebird.sql.parse.SyntaxBuilders.each;

import dev.lakebird.sql.parse.GoogleSqlParser.AliasContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ColumnPathContext;
import dev.lakebird.sql.parse.GoogleSqlParser.DashedNameContext;
import dev.lakebird.sql.parse.GoogleSqlParser.IdentifierContext;
import dev.lakebird.sql.parse.GoogleSqlParser.IdentifierListContext;
import dev.lakebird.sql.parse.GoogleSqlParser.OptionEntriesContext;
import dev.lakebird.sql.parse.GoogleSqlParser.OptionsListContext;
import dev.lakebird.sql.parse.GoogleSqlParser.TablePathContext;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.OptionSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Names, paths and option lists.
final class NameBuilder {
  private final SyntaxBuilders builders;

  NameBuilder(SyntaxBuilders builders) {
    this.builders = builders;
  }

  IdentifierSyntax identifier(IdentifierContext context) {
    var token = context.getStart();
    var span = builders.source.span(token, token);
    if (token.getType() != GoogleSqlLexer.QUOTED_IDENTIFIER) {
      return new IdentifierSyntax(span, token.getText(), false);
    }
    var name = QuotedText.decodeString(token);
    if (name.isEmpty()) {
      throw SyntaxErrors.at(SourceText.position(token), "Invalid empty identifier");
    }
    return new IdentifierSyntax(span, name, true);
  }

  List<IdentifierSyntax> identifiers(List<IdentifierContext> contexts) {
    return each(contexts, this::identifier);
  }

  @Nullable IdentifierSyntax optional(@Nullable IdentifierContext context) {
    return context == null ? null : identifier(context);
  }

  @Nullable IdentifierSyntax alias(@Nullable AliasContext context) {
    return context == null ? null : identifier(context.identifier());
  }

  List<IdentifierSyntax> list(@Nullable IdentifierListContext context) {
    return context == null ? List.of() : identifiers(context.identifier());
  }

  PathSyntax path(ColumnPathContext context) {
    return new PathSyntax(builders.source.span(context), identifiers(context.identifier()));
  }

  PathSyntax path(TablePathContext context) {
    var parts = new ArrayList<IdentifierSyntax>();
    dashedName(context.dashedName(), parts);
    parts.addAll(identifiers(context.identifier()));
    return new PathSyntax(builders.source.span(context), parts);
  }

  /// The names of `a-b` (one), and of `a-1.b`, where the lexer takes `1.` for a number (two).
  private void dashedName(DashedNameContext context, List<IdentifierSyntax> parts) {
    var first = identifier(context.identifier());
    if (context.dashedPart().isEmpty()) {
      parts.add(first);
      return;
    }
    var name = new StringBuilder(first.name());
    var span = first.span();
    for (var part : context.dashedPart()) {
      name.append('-');
      if (part.FLOAT() == null) {
        name.append(part.getText());
        span = span.to(builders.source.span(part));
        continue;
      }
      span = span.to(withoutDot(part.FLOAT().getSymbol(), name));
      parts.add(new IdentifierSyntax(span, name.toString(), first.quoted()));
      var next = identifier(part.identifier());
      name = new StringBuilder(next.name());
      span = next.span();
    }
    parts.add(new IdentifierSyntax(span, name.toString(), first.quoted()));
  }

  private SourceSpan withoutDot(Token number, StringBuilder name) {
    var text = number.getText();
    if (text.indexOf('.') != text.length() - 1) {
      throw SyntaxErrors.unexpected(number);
    }
    name.append(text, 0, text.length() - 1);
    return builders.source.span(number, number);
  }

  List<OptionSyntax> options(@Nullable OptionsListContext context) {
    return context == null ? List.of() : options(context.optionEntries());
  }

  List<OptionSyntax> options(OptionEntriesContext context) {
    return each(
        context.optionEntry(),
        entry ->
            new OptionSyntax(
                builders.source.span(entry),
                identifier(entry.identifier()),
                builders.expressions.expression(entry.expression())));
  }
}
