package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.syntax.CubeSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.GroupBySyntax;
import dev.lakebird.sql.syntax.GroupingExpressionSyntax;
import dev.lakebird.sql.syntax.GroupingItemSyntax;
import dev.lakebird.sql.syntax.GroupingSetSyntax;
import dev.lakebird.sql.syntax.GroupingSetsSyntax;
import dev.lakebird.sql.syntax.IntegerLiteralSyntax;
import dev.lakebird.sql.syntax.NullOrder;
import dev.lakebird.sql.syntax.PipeOperatorSyntax;
import dev.lakebird.sql.syntax.RollupSyntax;
import dev.lakebird.sql.syntax.SelectExpressionSyntax;
import dev.lakebird.sql.syntax.SelectItemSyntax;
import dev.lakebird.sql.syntax.SelectSyntax;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// AGGREGATE of pipe syntax: a SELECT of what is grouped by, then of the aggregates.
final class PipeAggregation {
  private final QueryAnalyzer query;
  private final FromResult rows;
  private final PipeOperatorSyntax.Aggregate syntax;
  private final List<SelectItemSyntax> items = new ArrayList<>();
  private final List<GroupingItemSyntax> grouping = new ArrayList<>();
  private final Map<Integer, PipeOperatorSyntax.Suffix> order = new LinkedHashMap<>();

  PipeAggregation(QueryAnalyzer query, FromResult rows, PipeOperatorSyntax.Aggregate syntax) {
    this.query = query;
    this.rows = rows;
    this.syntax = syntax;
  }

  QueryResult analyze() {
    var groupBy = syntax.groupBy();
    if (groupBy != null) {
      groupBy.forEach(this::group);
    } else if (syntax.items().isEmpty()) {
      throw AnalysisError.invalid(syntax, "Pipe AGGREGATE needs an aggregate or GROUP BY");
    }
    for (var item : syntax.items()) {
      note(item.order());
      items.add(
          new SelectExpressionSyntax(item.expression().span(), item.expression(), item.alias()));
    }
    var select =
        new SelectSyntax(
            syntax.span(),
            false,
            null,
            items,
            null,
            null,
            groupBy == null ? null : new GroupBySyntax(syntax.span(), false, grouping),
            null,
            null,
            List.of());
    var result = SelectAnalyzer.piped(query, select, rows).analyze(List.of()).trimmed();
    return order.isEmpty() ? result : sorted(result);
  }

  private void group(PipeOperatorSyntax.GroupItem item) {
    switch (item.item()) {
      case GroupingExpressionSyntax expression -> {
        note(item.order() == null && syntax.ordered() ? ASCENDING : item.order());
        var span = expression.span();
        items.add(new SelectExpressionSyntax(span, expression.expression(), item.alias()));
        grouping.add(
            new GroupingExpressionSyntax(
                span, new IntegerLiteralSyntax(span, BigInteger.valueOf(items.size()))));
      }
      case RollupSyntax rollup -> sets(rollup, rollup.sets());
      case CubeSyntax cube -> sets(cube, cube.sets());
      case GroupingSetsSyntax sets -> {
        grouping.add(sets);
        sets.items().forEach(this::select);
      }
      case GroupingSetSyntax set -> sets(set, List.of(set));
    }
  }

  private static final PipeOperatorSyntax.Suffix ASCENDING =
      new PipeOperatorSyntax.Suffix(false, null);

  private void sets(GroupingItemSyntax item, List<GroupingSetSyntax> sets) {
    grouping.add(item);
    sets.forEach(this::select);
  }

  private void select(GroupingItemSyntax item) {
    switch (item) {
      case GroupingExpressionSyntax e -> select(e.expression());
      case GroupingSetSyntax set -> set.expressions().forEach(this::select);
      case RollupSyntax rollup -> rollup.sets().forEach(this::select);
      case CubeSyntax cube -> cube.sets().forEach(this::select);
      case GroupingSetsSyntax sets -> sets.items().forEach(this::select);
    }
  }

  /// Each expression of grouping sets is one column, wherever it stands.
  private void select(ExpressionSyntax expression) {
    var name = ImplicitNames.of(expression);
    boolean there =
        name.isPresent()
            && items.stream()
                .anyMatch(
                    item ->
                        item instanceof SelectExpressionSyntax s
                            && ImplicitNames.of(s.expression()).equals(name));
    if (!there) {
      if (syntax.ordered()) {
        note(ASCENDING);
      }
      items.add(new SelectExpressionSyntax(expression.span(), expression, null));
    }
  }

  /// Notes the order of the column that is added next.
  private void note(PipeOperatorSyntax.@Nullable Suffix suffix) {
    if (suffix != null) {
      order.put(items.size(), suffix);
    }
  }

  private QueryResult sorted(QueryResult result) {
    var keys = new ArrayList<SortKey>();
    order.forEach(
        (index, suffix) ->
            keys.add(
                new SortKey(
                    result.scopeColumns().get(index).expression(),
                    suffix.descending(),
                    suffix.nulls() == null
                        ? !suffix.descending()
                        : suffix.nulls() == NullOrder.FIRST)));
    return result.withPlan(new SortPlan(result.plan(), keys));
  }
}
