package dev.lakebird.sql.parse;

import static dev.lakebird.sql.parse.SyntaxBuilders.each;

import dev.lakebird.sql.parse.GoogleSqlParser.CheckConstraintContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ColumnAttributeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ColumnContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ConstraintContext;
import dev.lakebird.sql.parse.GoogleSqlParser.DefaultAttributeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.EnforcementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ForeignKeyConstraintContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ForeignReferenceContext;
import dev.lakebird.sql.parse.GoogleSqlParser.GeneratedAttributeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.NotNullAttributeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.OptionsAttributeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PrimaryKeyAttributeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PrimaryKeyConstraintContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ReferencesAttributeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.TableElementContext;
import dev.lakebird.sql.syntax.ColumnSyntax;
import dev.lakebird.sql.syntax.ConstraintSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.ForeignReferenceSyntax;
import dev.lakebird.sql.syntax.OptionSyntax;
import dev.lakebird.sql.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Columns and constraints of tables.
final class ColumnBuilder {
  private final SyntaxBuilders builders;

  ColumnBuilder(SyntaxBuilders builders) {
    this.builders = builders;
  }

  List<ColumnSyntax> columns(List<ColumnContext> contexts) {
    return each(contexts, this::column);
  }

  List<ColumnSyntax> columnsOf(List<TableElementContext> elements) {
    return elements.stream()
        .filter(element -> element.column() != null)
        .map(element -> column(element.column()))
        .toList();
  }

  List<ConstraintSyntax> constraintsOf(List<TableElementContext> elements) {
    return elements.stream()
        .filter(element -> element.constraint() != null)
        .map(element -> constraint(element.constraint()))
        .toList();
  }

  ColumnSyntax column(ColumnContext context) {
    var attributes = new Attributes();
    var seen = new HashSet<Class<?>>();
    for (var attribute : context.columnAttribute()) {
      if (!seen.add(attribute.getClass())) {
        throw SyntaxErrors.unexpected(attribute.getStart());
      }
      attributes.add(attribute);
    }
    TypeSyntax type = builders.types.optional(context.type());
    if (type == null && attributes.generated == null) {
      throw SyntaxErrors.at(
          SourceText.position(context.getStart()),
          "Column " + context.identifier().getText() + " must have a type");
    }
    return new ColumnSyntax(
        builders.source.span(context),
        builders.names.identifier(context.identifier()),
        type,
        attributes.notNull,
        attributes.primaryKey,
        attributes.defaultValue,
        attributes.generated,
        attributes.references,
        attributes.options);
  }

  ConstraintSyntax constraint(ConstraintContext context) {
    var span = builders.source.span(context);
    var names = builders.names;
    return switch (context) {
      case PrimaryKeyConstraintContext c ->
          new ConstraintSyntax.PrimaryKey(
              span,
              names.optional(c.identifier()),
              each(c.keyPart(), part -> names.identifier(part.identifier())),
              enforced(c.enforcement()));
      case ForeignKeyConstraintContext c ->
          new ConstraintSyntax.ForeignKey(
              span,
              names.optional(c.identifier()),
              names.list(c.identifierList()),
              reference(c.foreignReference()));
      case CheckConstraintContext c ->
          new ConstraintSyntax.Check(
              span,
              names.optional(c.identifier()),
              builders.expressions.expression(c.expression()),
              enforced(c.enforcement()));
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }

  private ForeignReferenceSyntax reference(ForeignReferenceContext context) {
    return new ForeignReferenceSyntax(
        builders.source.span(context),
        builders.names.path(context.tablePath()),
        builders.names.list(context.identifierList()),
        enforced(context.enforcement()));
  }

  private static boolean enforced(@Nullable EnforcementContext context) {
    return context == null || context.NOT() == null;
  }

  /// What the attributes behind a column's type say, gathered in any order.
  private final class Attributes {
    private boolean notNull;
    private boolean primaryKey;
    private @Nullable ExpressionSyntax defaultValue;
    private @Nullable ExpressionSyntax generated;
    private @Nullable ForeignReferenceSyntax references;
    private List<OptionSyntax> options = new ArrayList<>();

    void add(ColumnAttributeContext context) {
      switch (context) {
        case NotNullAttributeContext c -> notNull = true;
        case PrimaryKeyAttributeContext c -> primaryKey = true;
        case DefaultAttributeContext c ->
            defaultValue = builders.expressions.expression(c.expression());
        case GeneratedAttributeContext c ->
            generated = builders.expressions.expression(c.expression());
        case ReferencesAttributeContext c -> references = reference(c.foreignReference());
        case OptionsAttributeContext c -> options = builders.names.options(c.optionsList());
        default -> throw SyntaxBuilders.unknownForm(context);
      }
    }
  }
}
