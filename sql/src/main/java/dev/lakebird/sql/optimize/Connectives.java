package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.InList;
import dev.lakebird.sql.plan.PlanExpression;
import java.util.ArrayList;
import java.util.List;

/// AND and OR over operands that are simple already. An operand is evaluated only where those before
/// it do not decide, so only operands that never fail change their place.
final class Connectives {
  private Connectives() {}

  static PlanExpression simplify(Call call) {
    if (call.safe()) {
      return call;
    }
    return call.name().equals(Conditions.AND) ? and(call) : or(call);
  }

  private static PlanExpression and(Call call) {
    var parts = distinct(Conditions.conjuncts(call));
    for (var part : parts) {
      if (SimplifyExpressions.isFalse(part)) {
        return part;
      }
    }
    return parts.isEmpty()
        ? SimplifyExpressions.booleanOf(true, call)
        : parts.equals(call.arguments()) ? call : combined(call, parts);
  }

  private static PlanExpression or(Call call) {
    var parts = distinct(Conditions.disjuncts(call));
    parts.removeIf(SimplifyExpressions::isFalse);
    for (var part : parts) {
      if (Conditions.isTrue(part)) {
        return part;
      }
    }
    if (parts.isEmpty()) {
      return SimplifyExpressions.booleanOf(false, call);
    }
    var merged = lists(parts);
    if (merged.size() == 1) {
      return merged.getFirst();
    }
    var factors = factors(merged);
    if (!factors.isEmpty()) {
      return withFactors(call, factors, merged);
    }
    return merged.equals(call.arguments()) ? call : combined(call, merged);
  }

  private static PlanExpression combined(Call call, List<PlanExpression> parts) {
    return parts.size() == 1 ? parts.getFirst() : call.withChildren(parts);
  }

  private static List<PlanExpression> distinct(List<PlanExpression> parts) {
    var distinct = new ArrayList<PlanExpression>();
    for (var part : parts) {
      if (!Failures.isMovable(part) || !distinct.contains(part)) {
        distinct.add(part);
      }
    }
    return distinct;
  }

  /// `x = 1 OR x = 2 OR x IN (3, 4)` is `x IN (1, 2, 3, 4)`.
  private static List<PlanExpression> lists(List<PlanExpression> parts) {
    var merged = new ArrayList<PlanExpression>();
    for (var part : parts) {
      int index = indexOfSameValue(merged, part);
      if (index < 0) {
        merged.add(part);
      } else {
        merged.set(index, union(merged.get(index), part));
      }
    }
    return merged;
  }

  private static int indexOfSameValue(List<PlanExpression> merged, PlanExpression part) {
    if (!isChoice(part)) {
      return -1;
    }
    for (int i = 0; i < merged.size(); i++) {
      if (isChoice(merged.get(i)) && value(merged.get(i)).equals(value(part))) {
        return i;
      }
    }
    return -1;
  }

  /// Whether it compares an expression with constants for equality.
  private static boolean isChoice(PlanExpression condition) {
    return Failures.isMovable(condition)
        && (Comparisons.isEquality(condition) || condition instanceof InList)
        && options(condition).stream().allMatch(Constant.class::isInstance);
  }

  private static PlanExpression value(PlanExpression choice) {
    return choice.children().getFirst();
  }

  private static List<PlanExpression> options(PlanExpression choice) {
    return choice.children().subList(1, choice.children().size());
  }

  private static PlanExpression union(PlanExpression one, PlanExpression other) {
    var options = new ArrayList<>(options(one));
    Expressions.addMissing(options, options(other));
    return new InList(value(one), options, one.place());
  }

  /// The conjuncts that all operands of an OR have and that never fail.
  private static List<PlanExpression> factors(List<PlanExpression> parts) {
    var factors = new ArrayList<>(Conditions.conjuncts(parts.getFirst()));
    factors.removeIf(factor -> !Failures.isFree(factor));
    for (var part : parts.subList(1, parts.size())) {
      if (factors.isEmpty()) {
        return factors;
      }
      factors.retainAll(Conditions.conjuncts(part));
    }
    return factors;
  }

  /// `(a AND x) OR (a AND y)` is `a AND (x OR y)`.
  private static PlanExpression withFactors(
      Call or, List<PlanExpression> factors, List<PlanExpression> parts) {
    var all = new ArrayList<>(factors);
    var rests = new ArrayList<PlanExpression>();
    for (var part : parts) {
      var rest = new ArrayList<>(Conditions.conjuncts(part));
      rest.removeAll(factors);
      if (rest.isEmpty()) {
        return Conditions.allOrTrue(all);
      }
      rests.add(Conditions.allOrTrue(rest));
    }
    all.addAll(Conditions.conjuncts(simplify((Call) or.withChildren(rests))));
    return Conditions.allOrTrue(all);
  }
}
