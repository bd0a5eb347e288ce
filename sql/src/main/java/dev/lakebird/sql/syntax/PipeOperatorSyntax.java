package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One operator of pipe syntax, behind `|>`.
public sealed interface PipeOperatorSyntax extends Syntax {
  /// `SELECT …`, without FROM.
  record Select(SourceSpan span, SelectSyntax select) implements PipeOperatorSyntax {}

  /// `EXTEND item, …`: a SELECT of the new columns alone.
  record Extend(SourceSpan span, SelectSyntax select) implements PipeOperatorSyntax {}

  /// `SET column = expression, …`.
  record Set(SourceSpan span, List<StarReplaceSyntax> assignments) implements PipeOperatorSyntax {
    public Set {
      assignments = List.copyOf(assignments);
    }
  }

  /// `DROP column, …`.
  record Drop(SourceSpan span, List<IdentifierSyntax> columns) implements PipeOperatorSyntax {
    public Drop {
      columns = List.copyOf(columns);
    }
  }

  /// `RENAME old AS new, …`.
  record Rename(SourceSpan span, List<Renaming> renamings) implements PipeOperatorSyntax {
    public Rename {
      renamings = List.copyOf(renamings);
    }
  }

  /// A column and its new name.
  record Renaming(IdentifierSyntax from, IdentifierSyntax to) {}

  /// `AS alias`.
  record As(SourceSpan span, IdentifierSyntax alias) implements PipeOperatorSyntax {}

  /// `WHERE condition`.
  record Where(SourceSpan span, ExpressionSyntax condition) implements PipeOperatorSyntax {}

  /// `AGGREGATE item, … [GROUP [AND ORDER] BY item, …]`.
  ///
  /// @param groupBy null without GROUP BY
  /// @param ordered whether `AND ORDER` is written
  record Aggregate(
      SourceSpan span, List<Item> items, @Nullable List<GroupItem> groupBy, boolean ordered)
      implements PipeOperatorSyntax {
    public Aggregate {
      items = List.copyOf(items);
      groupBy = groupBy == null ? null : List.copyOf(groupBy);
    }
  }

  /// An aggregate and its column.
  record Item(
      ExpressionSyntax expression, @Nullable IdentifierSyntax alias, @Nullable Suffix order) {}

  /// What is grouped by, and its column.
  record GroupItem(
      GroupingItemSyntax item, @Nullable IdentifierSyntax alias, @Nullable Suffix order) {}

  /// The order written behind a column.
  record Suffix(boolean descending, @Nullable NullOrder nulls) {}

  /// `DISTINCT`.
  record Distinct(SourceSpan span) implements PipeOperatorSyntax {}

  /// JOIN, PIVOT, UNPIVOT or TABLESAMPLE: an item of FROM whose leftmost leaf is a [PipedInputSyntax].
  record From(SourceSpan span, FromItemSyntax item) implements PipeOperatorSyntax {}

  /// `CALL function(arguments) [AS alias]`; the input is a further first argument.
  record Call(SourceSpan span, TableCallSyntax call) implements PipeOperatorSyntax {}

  /// `ORDER BY …`.
  record OrderBy(SourceSpan span, List<OrderItemSyntax> items) implements PipeOperatorSyntax {
    public OrderBy {
      items = List.copyOf(items);
    }
  }

  /// `LIMIT …`.
  record Limit(SourceSpan span, LimitSyntax limit) implements PipeOperatorSyntax {}

  /// UNION, INTERSECT or EXCEPT with the queries of `operation`, which does not have the input.
  record SetOperation(SourceSpan span, SetOperationSyntax operation)
      implements PipeOperatorSyntax {}

  /// `WITH …`: common tables for what follows.
  record With(SourceSpan span, WithSyntax with) implements PipeOperatorSyntax {}
}
