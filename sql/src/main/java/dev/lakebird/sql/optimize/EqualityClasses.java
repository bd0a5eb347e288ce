package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Columns that conditions make equal to each other, each class in the order of the column ids.
final class EqualityClasses {
  private final List<List<PlanColumn>> classes;

  private EqualityClasses(List<List<PlanColumn>> classes) {
    this.classes = classes;
  }

  /// The classes that the column equalities among conditions make.
  static EqualityClasses of(List<PlanExpression> conditions) {
    var byColumn = new HashMap<Integer, List<PlanColumn>>();
    for (var condition : conditions) {
      if (Comparisons.isColumnEquality(condition)) {
        unite(
            column(condition.children().getFirst()),
            column(condition.children().getLast()),
            byColumn);
      }
    }
    var classes = new ArrayList<>(byColumn.values().stream().distinct().toList());
    classes.forEach(members -> members.sort(Comparator.comparingInt(PlanColumn::id)));
    classes.sort(Comparator.comparingInt(members -> members.getFirst().id()));
    return new EqualityClasses(classes);
  }

  private static PlanColumn column(PlanExpression reference) {
    return ((ColumnReference) reference).column();
  }

  private static void unite(
      PlanColumn left, PlanColumn right, Map<Integer, List<PlanColumn>> byColumn) {
    var into = byColumn.computeIfAbsent(left.id(), id -> new ArrayList<>(List.of(left)));
    var from = byColumn.computeIfAbsent(right.id(), id -> new ArrayList<>(List.of(right)));
    if (!Expressions.isSame(into, from)) {
      into.addAll(from);
      from.forEach(column -> byColumn.put(column.id(), into));
    }
  }

  /// Each class, smallest id first.
  List<List<PlanColumn>> classes() {
    return classes;
  }

  /// What follows where a column of a class equals a constant: `b = 5` of `a = b` and `a = 5`.
  List<PlanExpression> constants(List<PlanExpression> conditions) {
    var implied = new ArrayList<PlanExpression>();
    for (var condition : conditions) {
      if (!Comparisons.isEquality(condition)
          || !(condition.children().getFirst() instanceof ColumnReference reference)
          || !(condition.children().getLast() instanceof Constant constant)) {
        continue;
      }
      for (var members : classes) {
        if (members.contains(reference.column())) {
          members.stream()
              .map(member -> new ColumnReference(member, reference.place()))
              .map(member -> (PlanExpression) Comparisons.equal(member, constant, condition))
              .filter(equality -> !conditions.contains(equality))
              .forEach(equality -> Expressions.addMissing(implied, List.of(equality)));
        }
      }
    }
    return implied;
  }
}
