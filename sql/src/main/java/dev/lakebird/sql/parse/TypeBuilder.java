package dev.lakebird.sql.parse;

import static dev.lakebird.sql.parse.SyntaxBuilders.each;

import dev.lakebird.sql.parse.GoogleSqlParser.ArrayTypeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.LiteralContext;
import dev.lakebird.sql.parse.GoogleSqlParser.NamedTypeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RangeTypeAlternativeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RangeTypeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.StructTypeAlternativeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.StructTypeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.StructTypeFieldContext;
import dev.lakebird.sql.parse.GoogleSqlParser.TypeContext;
import dev.lakebird.sql.syntax.ArrayTypeSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.NamedTypeSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.RangeTypeSyntax;
import dev.lakebird.sql.syntax.StructTypeFieldSyntax;
import dev.lakebird.sql.syntax.StructTypeSyntax;
import dev.lakebird.sql.syntax.TypeSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Types.
final class TypeBuilder {
  private final SyntaxBuilders builders;

  TypeBuilder(SyntaxBuilders builders) {
    this.builders = builders;
  }

  @Nullable TypeSyntax optional(@Nullable TypeContext context) {
    return context == null ? null : type(context);
  }

  TypeSyntax type(TypeContext context) {
    return switch (context) {
      case ArrayTypeContext c -> new ArrayTypeSyntax(builders.source.span(c), type(c.type()));
      case StructTypeAlternativeContext c -> struct(c.structType());
      case RangeTypeAlternativeContext c -> range(c.rangeType());
      case NamedTypeContext c -> named(c);
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }

  StructTypeSyntax struct(StructTypeContext context) {
    var fields = each(context.structTypeField(), this::field);
    return new StructTypeSyntax(builders.source.span(context), fields);
  }

  private StructTypeFieldSyntax field(StructTypeFieldContext context) {
    return new StructTypeFieldSyntax(
        builders.source.span(context),
        builders.names.optional(context.identifier()),
        type(context.type()),
        context.NOT() != null,
        builders.names.options(context.optionsList()));
  }

  RangeTypeSyntax range(RangeTypeContext context) {
    return new RangeTypeSyntax(builders.source.span(context), type(context.type()));
  }

  private NamedTypeSyntax named(NamedTypeContext context) {
    var parameters =
        SyntaxBuilders.<LiteralContext, ExpressionSyntax>each(
            context.literal(), literal -> builders.literals.literal(literal));
    var collation =
        context.stringLiteral() == null ? null : builders.literals.string(context.stringLiteral());
    return new NamedTypeSyntax(
        builders.source.span(context), typeName(context), parameters, collation);
  }

  private PathSyntax typeName(NamedTypeContext context) {
    if (context.INTERVAL() == null) {
      return builders.names.path(context.columnPath());
    }
    var span = builders.source.span(context.INTERVAL());
    var name = new IdentifierSyntax(span, context.INTERVAL().getText(), false);
    return new PathSyntax(span, List.of(name));
  }
}
