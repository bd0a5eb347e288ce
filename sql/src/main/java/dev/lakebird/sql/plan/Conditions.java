package dev.lakebird.sql.plan;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Conditions as conjunctions and disjunctions.
public final class Conditions {
  public static final String AND = "$and";
  public static final String OR = "$or";
  public static final String EQUAL = "$equal";

  private Conditions() {}

  /// The operands of a condition's ANDs, in order; TRUE has none.
  public static List<PlanExpression> conjuncts(PlanExpression condition) {
    var parts = new ArrayList<PlanExpression>();
    split(condition, AND, parts);
    parts.removeIf(Conditions::isTrue);
    return parts;
  }

  /// The operands of a condition's ORs, in order.
  public static List<PlanExpression> disjuncts(PlanExpression condition) {
    var parts = new ArrayList<PlanExpression>();
    split(condition, OR, parts);
    return parts;
  }

  private static void split(PlanExpression condition, String operator, List<PlanExpression> into) {
    if (condition instanceof Call call && call.name().equals(operator)) {
      call.arguments().forEach(argument -> split(argument, operator, into));
    } else {
      into.add(condition);
    }
  }

  /// The AND of conditions; nothing of none.
  public static Optional<PlanExpression> all(List<PlanExpression> conditions) {
    return combined(AND, conditions);
  }

  /// The OR of conditions; nothing of none.
  public static Optional<PlanExpression> any(List<PlanExpression> conditions) {
    return combined(OR, conditions);
  }

  /// The AND of conditions; TRUE of none.
  public static PlanExpression allOrTrue(List<PlanExpression> conditions) {
    return all(conditions).orElseGet(() -> Constant.of(Value.of(true), Place.UNKNOWN));
  }

  private static Optional<PlanExpression> combined(
      String operator, List<PlanExpression> conditions) {
    if (conditions.isEmpty()) {
      return Optional.empty();
    }
    if (conditions.size() == 1) {
      return Optional.of(conditions.getFirst());
    }
    return Optional.of(
        new Call(
            FunctionTable.operator(operator),
            conditions,
            SqlType.BOOL,
            false,
            conditions.getFirst().place()));
  }

  /// Whether it is the constant TRUE.
  public static boolean isTrue(PlanExpression condition) {
    return condition instanceof Constant c
        && c.value() instanceof Value.BoolValue value
        && value.value();
  }

  /// The ids of the columns an expression uses.
  public static Set<Integer> columnsOf(PlanExpression expression) {
    var ids = new HashSet<Integer>();
    collect(expression, ids);
    return ids;
  }

  /// Adds the ids of the columns an expression uses.
  public static void collect(PlanExpression expression, Set<Integer> ids) {
    if (expression instanceof ColumnReference reference) {
      ids.add(reference.column().id());
    }
    if (expression instanceof SubqueryValue subquery) {
      subquery.outer().forEach(column -> ids.add(column.id()));
    }
    expression.children().forEach(child -> collect(child, ids));
  }
}
