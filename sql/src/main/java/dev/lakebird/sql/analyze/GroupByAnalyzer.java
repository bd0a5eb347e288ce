package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.CubeSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.GroupBySyntax;
import dev.lakebird.sql.syntax.GroupingExpressionSyntax;
import dev.lakebird.sql.syntax.GroupingItemSyntax;
import dev.lakebird.sql.syntax.GroupingSetSyntax;
import dev.lakebird.sql.syntax.GroupingSetsSyntax;
import dev.lakebird.sql.syntax.RollupSyntax;
import dev.lakebird.sql.syntax.Syntax;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// GROUP BY: expressions, ordinals, aliases, ALL, ROLLUP, CUBE, GROUPING SETS.
final class GroupByAnalyzer {
  private static final int CUBE_SIZE_MAX = 12;

  private final ExpressionAnalyzer expressions;
  private final AggregateCollector aggregates;
  private final WindowCollector windows;
  private final List<PlanExpression> keys = new ArrayList<>();
  private List<SelectColumn> columns = List.of();

  /// @param expressions over the FROM clause and the aliases of the SELECT list
  /// @param aggregates the aggregates of the SELECT list, which no key may contain
  /// @param windows its window functions, which neither
  GroupByAnalyzer(
      ExpressionAnalyzer expressions, AggregateCollector aggregates, WindowCollector windows) {
    this.expressions = expressions.rowsOnly("GROUP BY clause");
    this.windows = windows;
    this.aggregates = aggregates;
  }

  Grouping analyze(GroupBySyntax clause, List<SelectColumn> selected) {
    columns = selected;
    if (clause.all()) {
      return all();
    }
    List<Set<Integer>> sets = List.of(Set.of());
    for (var item : clause.items()) {
      sets = product(sets, sets(item));
    }
    return new Grouping(keys, sets.stream().map(set -> set.stream().sorted().toList()).toList());
  }

  /// Every item of the SELECT list without an aggregate.
  private Grouping all() {
    var set = new LinkedHashSet<Integer>();
    for (var column : columns) {
      if (!hasAggregate(column.expression())
          && !windows.isUsedIn(column.expression())
          && !(column.expression() instanceof Constant)) {
        set.add(index(column.expression()));
      }
    }
    return new Grouping(keys, List.of(List.copyOf(set)));
  }

  private boolean hasAggregate(PlanExpression expression) {
    return expression instanceof ColumnReference reference
            && aggregates.contains(reference.column())
        || expression.children().stream().anyMatch(this::hasAggregate);
  }

  private List<Set<Integer>> sets(GroupingItemSyntax item) {
    return switch (item) {
      case GroupingExpressionSyntax e -> List.of(Set.of(key(e.expression())));
      case GroupingSetSyntax s -> List.of(set(s));
      case RollupSyntax r -> rollup(r.sets().stream().map(this::set).toList());
      case CubeSyntax c -> cube(c);
      case GroupingSetsSyntax s -> s.items().stream().flatMap(i -> sets(i).stream()).toList();
    };
  }

  private Set<Integer> set(GroupingSetSyntax syntax) {
    var set = new LinkedHashSet<Integer>();
    syntax.expressions().forEach(e -> set.add(key(e)));
    return set;
  }

  private static List<Set<Integer>> rollup(List<Set<Integer>> parts) {
    var sets = new ArrayList<Set<Integer>>();
    for (int length = parts.size(); length >= 0; length--) {
      var set = new LinkedHashSet<Integer>();
      parts.subList(0, length).forEach(set::addAll);
      sets.add(set);
    }
    return sets;
  }

  private List<Set<Integer>> cube(CubeSyntax syntax) {
    var parts = syntax.sets().stream().map(this::set).toList();
    if (parts.size() > CUBE_SIZE_MAX) {
      throw AnalysisError.invalid(syntax, "CUBE takes at most " + CUBE_SIZE_MAX + " elements");
    }
    var sets = new ArrayList<Set<Integer>>();
    for (int mask = (1 << parts.size()) - 1; mask >= 0; mask--) {
      var set = new LinkedHashSet<Integer>();
      for (int i = 0; i < parts.size(); i++) {
        if ((mask >> (parts.size() - 1 - i) & 1) == 1) {
          set.addAll(parts.get(i));
        }
      }
      sets.add(set);
    }
    return sets;
  }

  private static List<Set<Integer>> product(List<Set<Integer>> left, List<Set<Integer>> right) {
    var sets = new ArrayList<Set<Integer>>();
    for (var a : left) {
      for (var b : right) {
        var set = new LinkedHashSet<>(a);
        set.addAll(b);
        sets.add(set);
      }
    }
    return sets;
  }

  private int key(ExpressionSyntax syntax) {
    var ordinal = Ordinals.of(syntax, columns.size(), "GROUP BY");
    var expression =
        ordinal.isPresent()
            ? columns.get(ordinal.getAsInt()).expression()
            : expressions.analyze(syntax);
    check(expression, syntax);
    return index(expression);
  }

  private void check(PlanExpression expression, Syntax syntax) {
    if (hasAggregate(expression)) {
      throw AnalysisError.invalid(syntax, "An aggregate function is not allowed in GROUP BY");
    }
    if (windows.isUsedIn(expression)) {
      throw AnalysisError.invalid(syntax, "An analytic function is not allowed in GROUP BY");
    }
    if (!expression.type().isGroupable()) {
      throw AnalysisError.typeMismatch(
          syntax,
          "Grouping by expressions of type " + expression.type().sqlName() + " is not allowed");
    }
  }

  private int index(PlanExpression expression) {
    int index = keys.indexOf(expression);
    if (index >= 0) {
      return index;
    }
    keys.add(expression);
    return keys.size() - 1;
  }
}
