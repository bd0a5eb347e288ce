package dev.lakebird.sql.parse;

import static dev.lakebird.sql.parse.SyntaxBuilders.each;

import dev.lakebird.sql.parse.GoogleSqlParser.AssignedValueContext;
import dev.lakebird.sql.parse.GoogleSqlParser.DeleteStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.InsertQueryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.InsertRowContext;
import dev.lakebird.sql.parse.GoogleSqlParser.InsertSourceContext;
import dev.lakebird.sql.parse.GoogleSqlParser.InsertStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.InsertValuesContext;
import dev.lakebird.sql.parse.GoogleSqlParser.MergeActionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.MergeClauseContext;
import dev.lakebird.sql.parse.GoogleSqlParser.MergeDeleteContext;
import dev.lakebird.sql.parse.GoogleSqlParser.MergeInsertContext;
import dev.lakebird.sql.parse.GoogleSqlParser.MergeMatchContext;
import dev.lakebird.sql.parse.GoogleSqlParser.MergeStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.MergeUpdateContext;
import dev.lakebird.sql.parse.GoogleSqlParser.UpdateItemContext;
import dev.lakebird.sql.parse.GoogleSqlParser.UpdateStatementContext;
import dev.lakebird.sql.syntax.AssignedValueSyntax;
import dev.lakebird.sql.syntax.DeleteSyntax;
import dev.lakebird.sql.syntax.InsertQuerySyntax;
import dev.lakebird.sql.syntax.InsertRowSyntax;
import dev.lakebird.sql.syntax.InsertSourceSyntax;
import dev.lakebird.sql.syntax.InsertSyntax;
import dev.lakebird.sql.syntax.InsertValuesSyntax;
import dev.lakebird.sql.syntax.MergeActionSyntax;
import dev.lakebird.sql.syntax.MergeClauseSyntax;
import dev.lakebird.sql.syntax.MergeMatch;
import dev.lakebird.sql.syntax.MergeSyntax;
import dev.lakebird.sql.syntax.UpdateItemSyntax;
import dev.lakebird.sql.syntax.UpdateSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The statements that change rows.
final class DmlBuilder {
  private final SyntaxBuilders builders;

  DmlBuilder(SyntaxBuilders builders) {
    this.builders = builders;
  }

  InsertSyntax insert(InsertStatementContext context) {
    return new InsertSyntax(
        builders.source.span(context),
        builders.names.path(context.tablePath()),
        builders.names.list(context.identifierList()),
        source(context.insertSource()));
  }

  private InsertSourceSyntax source(InsertSourceContext context) {
    var span = builders.source.span(context);
    return switch (context) {
      case InsertValuesContext c -> new InsertValuesSyntax(span, each(c.insertRow(), this::row));
      case InsertQueryContext c -> new InsertQuerySyntax(span, builders.queries.query(c.query()));
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }

  private InsertRowSyntax row(InsertRowContext context) {
    return new InsertRowSyntax(
        builders.source.span(context), each(context.assignedValue(), this::value));
  }

  private @Nullable InsertRowSyntax optionalRow(@Nullable InsertRowContext context) {
    return context == null ? null : row(context);
  }

  private AssignedValueSyntax value(AssignedValueContext context) {
    return new AssignedValueSyntax(
        builders.source.span(context), builders.expressions.optional(context.expression()));
  }

  UpdateSyntax update(UpdateStatementContext context) {
    return new UpdateSyntax(
        builders.source.span(context),
        builders.names.path(context.tablePath()),
        builders.names.alias(context.alias()),
        items(context.updateItem()),
        builders.from.clause(context.fromClause()),
        builders.selects.where(context.whereClause()));
  }

  private List<UpdateItemSyntax> items(List<UpdateItemContext> contexts) {
    return each(
        contexts,
        item ->
            new UpdateItemSyntax(
                builders.source.span(item),
                builders.names.path(item.columnPath()),
                value(item.assignedValue())));
  }

  DeleteSyntax delete(DeleteStatementContext context) {
    return new DeleteSyntax(
        builders.source.span(context),
        builders.names.path(context.tablePath()),
        builders.names.alias(context.alias()),
        builders.selects.where(context.whereClause()));
  }

  MergeSyntax merge(MergeStatementContext context) {
    return new MergeSyntax(
        builders.source.span(context),
        builders.names.path(context.tablePath()),
        builders.names.alias(context.alias()),
        builders.from.item(context.fromItem()),
        builders.expressions.expression(context.expression()),
        each(context.mergeClause(), this::clause));
  }

  private MergeClauseSyntax clause(MergeClauseContext context) {
    return new MergeClauseSyntax(
        builders.source.span(context),
        match(context.mergeMatch()),
        builders.expressions.optional(context.expression()),
        action(context.mergeAction()));
  }

  private static MergeMatch match(MergeMatchContext context) {
    if (context.NOT() == null) {
      return MergeMatch.MATCHED;
    }
    return context.SOURCE() == null
        ? MergeMatch.NOT_MATCHED_BY_TARGET
        : MergeMatch.NOT_MATCHED_BY_SOURCE;
  }

  private MergeActionSyntax action(MergeActionContext context) {
    var span = builders.source.span(context);
    return switch (context) {
      case MergeUpdateContext c -> new MergeActionSyntax.Update(span, items(c.updateItem()));
      case MergeDeleteContext c -> new MergeActionSyntax.Delete(span);
      case MergeInsertContext c ->
          new MergeActionSyntax.Insert(
              span, builders.names.list(c.identifierList()), optionalRow(c.insertRow()));
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }
}
