package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.PlanExpression;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// What an OR over several relations says of each of them alone: `(a = 1 AND b = 2) OR (a = 2 AND b =
/// 1)` implies `a IN (1, 2)`, which a scan can test before the join.
final class ImpliedConditions {
  private ImpliedConditions() {}

  static List<PlanExpression> of(PlanExpression condition, JoinRegion region) {
    var leaves = region.leavesOf(condition);
    var branches = Conditions.disjuncts(condition);
    if (branches.size() < 2 || leaves.cardinality() < 2 || !Failures.isFree(condition)) {
      return List.of();
    }
    var implied = new ArrayList<PlanExpression>();
    for (int leaf = leaves.nextSetBit(0); leaf >= 0; leaf = leaves.nextSetBit(leaf + 1)) {
      ofLeaf(branches, leaf, region).ifPresent(implied::add);
    }
    return implied;
  }

  private static Optional<PlanExpression> ofLeaf(
      List<PlanExpression> branches, int leaf, JoinRegion region) {
    var only = new BitSet();
    only.set(leaf);
    var parts = new ArrayList<PlanExpression>();
    for (var branch : branches) {
      var own = new ArrayList<>(Conditions.conjuncts(branch));
      own.removeIf(conjunct -> !region.leavesOf(conjunct).equals(only));
      if (own.isEmpty()) {
        return Optional.empty();
      }
      parts.add(Conditions.allOrTrue(own));
    }
    return Conditions.any(parts).map(SimplifyExpressions::simplify);
  }
}
