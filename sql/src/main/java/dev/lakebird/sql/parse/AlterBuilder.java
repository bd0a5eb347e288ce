package dev.lakebird.sql.parse;

import static dev.lakebird.sql.parse.SyntaxBuilders.each;

import dev.lakebird.sql.parse.GoogleSqlParser.AddColumnActionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.AddConstraintActionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.AlterActionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.AlterColumnActionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.AlterColumnContext;
import dev.lakebird.sql.parse.GoogleSqlParser.AlterStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ConstraintContext;
import dev.lakebird.sql.parse.GoogleSqlParser.DropColumnActionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.DropColumnDefaultContext;
import dev.lakebird.sql.parse.GoogleSqlParser.DropColumnNotNullContext;
import dev.lakebird.sql.parse.GoogleSqlParser.DropConstraintActionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.DropPrimaryKeyActionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.DropStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.IfNotExistsContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ObjectKindContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RenameColumnActionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RenameToActionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SetCollationActionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SetColumnDefaultContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SetColumnOptionsContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SetColumnTypeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SetOptionsActionContext;
import dev.lakebird.sql.syntax.AlterActionSyntax;
import dev.lakebird.sql.syntax.AlterColumnSyntax;
import dev.lakebird.sql.syntax.AlterSyntax;
import dev.lakebird.sql.syntax.DropBehaviour;
import dev.lakebird.sql.syntax.DropSyntax;
import dev.lakebird.sql.syntax.ObjectKind;
import org.jspecify.annotations.Nullable;

/// The ALTER and DROP statements.
final class AlterBuilder {
  private final SyntaxBuilders builders;

  AlterBuilder(SyntaxBuilders builders) {
    this.builders = builders;
  }

  DropSyntax drop(DropStatementContext context) {
    return new DropSyntax(
        builders.source.span(context),
        kind(context.objectKind()),
        context.ifExists() != null,
        builders.names.path(context.tablePath()),
        behaviour(context));
  }

  private static @Nullable DropBehaviour behaviour(DropStatementContext context) {
    if (context.CASCADE() != null) {
      return DropBehaviour.CASCADE;
    }
    return context.RESTRICT() != null ? DropBehaviour.RESTRICT : null;
  }

  AlterSyntax alter(AlterStatementContext context) {
    return new AlterSyntax(
        builders.source.span(context),
        kind(context.objectKind()),
        context.ifExists() != null,
        builders.names.path(context.tablePath()),
        each(context.alterAction(), this::action));
  }

  private static ObjectKind kind(ObjectKindContext context) {
    return switch (context.getStart().getType()) {
      case GoogleSqlLexer.SCHEMA -> ObjectKind.SCHEMA;
      case GoogleSqlLexer.EXTERNAL -> ObjectKind.EXTERNAL_TABLE;
      case GoogleSqlLexer.SNAPSHOT -> ObjectKind.SNAPSHOT_TABLE;
      case GoogleSqlLexer.VIEW -> ObjectKind.VIEW;
      case GoogleSqlLexer.MATERIALIZED -> ObjectKind.MATERIALIZED_VIEW;
      case GoogleSqlLexer.FUNCTION -> ObjectKind.FUNCTION;
      case GoogleSqlLexer.PROCEDURE -> ObjectKind.PROCEDURE;
      case GoogleSqlLexer.TABLE ->
          context.FUNCTION() == null ? ObjectKind.TABLE : ObjectKind.TABLE_FUNCTION;
      default -> throw SyntaxErrors.unexpected(context.getStart());
    };
  }

  private AlterActionSyntax action(AlterActionContext context) {
    var span = builders.source.span(context);
    var names = builders.names;
    return switch (context) {
      case SetOptionsActionContext c ->
          new AlterActionSyntax.SetOptions(span, names.options(c.optionsList()));
      case SetCollationActionContext c ->
          new AlterActionSyntax.SetDefaultCollation(
              span, builders.expressions.operand(c.defaultCollation().operand()));
      case RenameToActionContext c ->
          new AlterActionSyntax.RenameTo(span, names.path(c.tablePath()));
      case AddColumnActionContext c ->
          new AlterActionSyntax.AddColumn(
              span, c.ifNotExists() != null, builders.columns.column(c.column()));
      case DropColumnActionContext c ->
          new AlterActionSyntax.DropColumn(
              span, c.ifExists() != null, names.identifier(c.identifier()));
      case RenameColumnActionContext c ->
          new AlterActionSyntax.RenameColumn(
              span, c.ifExists() != null, names.identifier(c.from), names.identifier(c.to));
      case AddConstraintActionContext c ->
          new AlterActionSyntax.AddConstraint(
              span, ifNotExists(c.constraint()), builders.columns.constraint(c.constraint()));
      case DropConstraintActionContext c ->
          new AlterActionSyntax.DropConstraint(
              span, c.ifExists() != null, names.identifier(c.identifier()));
      case DropPrimaryKeyActionContext c ->
          new AlterActionSyntax.DropConstraint(span, c.ifExists() != null, null);
      case AlterColumnActionContext c ->
          new AlterActionSyntax.AlterColumn(
              span,
              c.ifExists() != null,
              names.identifier(c.identifier()),
              change(c.alterColumn()));
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }

  private static boolean ifNotExists(ConstraintContext context) {
    return context.getRuleContext(IfNotExistsContext.class, 0) != null;
  }

  private AlterColumnSyntax change(AlterColumnContext context) {
    var span = builders.source.span(context);
    return switch (context) {
      case SetColumnOptionsContext c ->
          new AlterColumnSyntax.SetOptions(span, builders.names.options(c.optionsList()));
      case SetColumnTypeContext c ->
          new AlterColumnSyntax.SetType(span, builders.types.type(c.type()));
      case SetColumnDefaultContext c ->
          new AlterColumnSyntax.SetDefault(span, builders.expressions.expression(c.expression()));
      case DropColumnDefaultContext c -> new AlterColumnSyntax.DropDefault(span);
      case DropColumnNotNullContext c -> new AlterColumnSyntax.DropNotNull(span);
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }
}
