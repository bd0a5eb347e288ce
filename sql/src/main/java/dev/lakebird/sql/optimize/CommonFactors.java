package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.PlanExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Conditions that stand in every branch of an OR, taken out of it: `(a AND b) OR (a AND c)` is
/// `a AND (b OR c)`. Joins hide in such conditions.
final class CommonFactors {
  private CommonFactors() {}

  /// The conjuncts of a condition, common factors of its ORs among them.
  static List<PlanExpression> conjuncts(PlanExpression condition) {
    var result = new ArrayList<PlanExpression>();
    for (var conjunct : Conditions.conjuncts(condition)) {
      factored(conjunct)
          .forEach(
              part -> {
                if (!result.contains(part)) {
                  result.add(part);
                }
              });
    }
    return result;
  }

  private static List<PlanExpression> factored(PlanExpression condition) {
    var branches = Conditions.disjuncts(condition).stream().map(Conditions::conjuncts).toList();
    if (branches.size() < 2) {
      return List.of(condition);
    }
    var common = new ArrayList<PlanExpression>();
    for (var candidate : branches.getFirst()) {
      if (branches.stream().allMatch(branch -> branch.contains(candidate))
          && Failures.isDeterministic(candidate)) {
        common.add(candidate);
      }
    }
    if (common.isEmpty()) {
      return List.of(condition);
    }
    var rests = new ArrayList<PlanExpression>();
    for (var branch : branches) {
      var rest = branch.stream().filter(part -> !common.contains(part)).toList();
      if (rest.isEmpty()) {
        return common;
      }
      rests.add(Conditions.allOrTrue(rest));
    }
    Conditions.any(rests).ifPresent(common::add);
    return common;
  }

  /// What an OR says of some columns alone: the OR of what each branch says of them. It follows from
  /// the condition, which stays. Nothing where a branch says nothing of them.
  static List<PlanExpression> implied(PlanExpression condition, Set<Integer> columns) {
    var branches = Conditions.disjuncts(condition);
    if (branches.size() < 2) {
      return List.of();
    }
    var parts = new ArrayList<PlanExpression>();
    for (var branch : branches) {
      var local =
          Conditions.conjuncts(branch).stream()
              .filter(part -> Failures.never(part) && usesOnly(part, columns))
              .toList();
      if (local.isEmpty()) {
        return List.of();
      }
      parts.add(Conditions.allOrTrue(local));
    }
    return Conditions.any(parts).map(List::of).orElse(List.of());
  }

  private static boolean usesOnly(PlanExpression part, Set<Integer> columns) {
    var used = new HashSet<>(Conditions.columnsOf(part));
    return !used.isEmpty() && columns.containsAll(used);
  }
}
