package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How many rows inner joins are expected to have: the product of both sides over the number of
/// different values of what is equated.
///
/// A column that certainly repeats its values is taken to refer to the columns of its class that may be
/// keys, and so has no more values than the largest of those. Several columns of one relation have
/// together no more values than the relation has rows.
final class JoinSizes {
  private static final double CONDITION_SHARE = 0.5;

  private final Map<Integer, Integer> owners;
  private final List<LogicalPlan> leaves;
  private final Map<Integer, ColumnFacts> facts = new HashMap<>();

  JoinSizes(Map<Integer, Integer> owners, List<LogicalPlan> leaves) {
    this.owners = owners;
    this.leaves = leaves;
  }

  /// The rows of a leaf.
  double rows(int leaf) {
    return ColumnFacts.rowsOf(leaves.get(leaf));
  }

  /// @param links the classes with columns on both sides
  /// @param conditions others that the join answers first
  /// @param keys how many of those equate both sides
  double joined(
      JoinOrder.Part left,
      JoinOrder.Part right,
      List<List<PlanColumn>> links,
      List<PlanExpression> conditions,
      int keys) {
    double rows = left.rows() * right.rows() / values(left, right, links);
    if (keys > 0 && links.isEmpty()) {
      rows /= Math.max(1, Math.max(left.rows(), right.rows()));
    }
    int others = conditions.size() - (links.isEmpty() && keys > 0 ? 1 : 0);
    return Math.max(1, rows * Math.pow(CONDITION_SHARE, others));
  }

  private double values(JoinOrder.Part left, JoinOrder.Part right, List<List<PlanColumn>> links) {
    double product = 1;
    double leftValues = 1;
    double rightValues = 1;
    var leftLeaves = new ArrayList<Integer>();
    var rightLeaves = new ArrayList<Integer>();
    for (var link : links) {
      double of = 1;
      double leftMost = 1;
      double rightMost = 1;
      double keyed = keyed(link);
      for (var column : link) {
        int owner = owner(column);
        double distinct = distinct(column, keyed);
        if (left.leaves().get(owner)) {
          leftLeaves.add(owner);
          leftMost = Math.max(leftMost, distinct);
        } else if (right.leaves().get(owner)) {
          rightLeaves.add(owner);
          rightMost = Math.max(rightMost, distinct);
        }
        of = Math.max(leftMost, rightMost);
      }
      product *= of;
      leftValues *= leftMost;
      rightValues *= rightMost;
    }
    if (links.size() > 1 && isOne(leftLeaves) && isOne(rightLeaves)) {
      double leftAll = Math.min(leftValues, facts(links.getFirst(), left).rows());
      double rightAll = Math.min(rightValues, facts(links.getFirst(), right).rows());
      return Math.max(1, Math.min(product, Math.min(leftAll, rightAll)));
    }
    return product;
  }

  private int owner(PlanColumn column) {
    return Objects.requireNonNull(owners.get(column.id()));
  }

  private static boolean isOne(List<Integer> leaves) {
    return leaves.stream().distinct().count() == 1;
  }

  private ColumnFacts facts(List<PlanColumn> link, JoinOrder.Part part) {
    return link.stream()
        .filter(column -> part.leaves().get(owner(column)))
        .findFirst()
        .map(this::facts)
        .orElseThrow();
  }

  private ColumnFacts facts(PlanColumn column) {
    return facts.computeIfAbsent(
        column.id(), id -> ColumnFacts.of(column, leaves.get(owner(column))));
  }

  /// The rows of the largest relation in which the column may be a key; infinite of none.
  private double keyed(List<PlanColumn> link) {
    return link.stream()
        .map(this::facts)
        .filter(ColumnFacts::mayBeKey)
        .mapToDouble(ColumnFacts::rows)
        .max()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private double distinct(PlanColumn column, double keyed) {
    var known = facts(column);
    return known.mayBeKey() ? known.distinct() : Math.min(known.distinct(), keyed);
  }
}
