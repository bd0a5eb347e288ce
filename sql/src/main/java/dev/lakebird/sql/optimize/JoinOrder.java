package dev.lakebird.sql.optimize;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chooses the order of inner joins, greedily: of all pairs of joined parts that a condition
/// connects, the pair with the fewest expected rows is joined next, until one part is left. Unconnected
/// parts are paired only when nothing else is left, the smallest first.
///
/// The right side of each join is the smaller one: it is the build side of a hash join.
final class JoinOrder {
  /// Beyond so many relations the order of the text stays.
  private static final int LEAF_COUNT_MAX = 64;

  private final JoinRegion region;
  private final List<List<PlanColumn>> links;
  private final List<PlanExpression> between;
  private final List<PlanExpression> failing;
  private final JoinSizes sizes;
  private final List<Part> parts = new ArrayList<>();

  /// Leaves that are joined already.
  record Part(BitSet leaves, LogicalPlan plan, double rows) {}

  /// Two parts that may be joined next.
  private record Pair(Part left, Part right, double rows) {}

  /// @param leaves those of the region, with the conditions that concern each alone inside
  /// @param links columns of different leaves that are equal, class by class
  /// @param between conditions on several leaves that never fail
  /// @param failing conditions that may fail, in their order
  JoinOrder(
      JoinRegion region,
      List<LogicalPlan> leaves,
      List<List<PlanColumn>> links,
      List<PlanExpression> between,
      List<PlanExpression> failing) {
    this.region = region;
    this.links = links;
    this.between = new ArrayList<>(between);
    this.failing = new ArrayList<>(failing);
    this.sizes = new JoinSizes(region.owners(), leaves);
    for (int i = 0; i < leaves.size(); i++) {
      var own = new BitSet();
      own.set(i);
      parts.add(new Part(own, leaves.get(i), sizes.rows(i)));
    }
  }

  static PlanExpression equality(PlanColumn left, PlanColumn right) {
    return new Call(
        FunctionTable.operator(Conditions.EQUAL),
        List.of(
            new ColumnReference(left, Place.UNKNOWN), new ColumnReference(right, Place.UNKNOWN)),
        SqlType.BOOL,
        false,
        Place.UNKNOWN);
  }

  /// The joins, below a filter of what may fail and is no join condition.
  LogicalPlan arranged() {
    boolean search = parts.size() <= LEAF_COUNT_MAX;
    while (parts.size() > 1) {
      join(search ? best() : next());
    }
    return Sinking.filtered(parts.getFirst().plan(), failing);
  }

  private Pair best() {
    Pair best = null;
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        best = better(best, connected(parts.get(i), parts.get(j)));
      }
    }
    return best != null ? best : unconnected();
  }

  /// The first part with the first other one that is connected to it.
  private Pair next() {
    var first = parts.getFirst();
    for (var other : parts.subList(1, parts.size())) {
      var pair = connected(first, other);
      if (pair != null) {
        return pair;
      }
    }
    return unconnected();
  }

  private static @Nullable Pair better(@Nullable Pair one, @Nullable Pair other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.rows() < one.rows() ? other : one;
  }

  private @Nullable Pair connected(Part left, Part right) {
    var shared = sharedLinks(left, right);
    var conditions = newConditions(between, left, right);
    long equalities = conditions.stream().filter(c -> isKey(c, left, right)).count();
    boolean one = isOneRow(left) || isOneRow(right);
    if (shared.isEmpty() && equalities == 0 && !(one && !conditions.isEmpty())) {
      return null;
    }
    return new Pair(left, right, sizes.joined(left, right, shared, conditions, (int) equalities));
  }

  /// Whether a part is a single row for certain, so that a join with it is a filter.
  private static boolean isOneRow(Part part) {
    return SubqueryJoins.isOneRow(part.plan());
  }

  /// A pair that only an equality that may fail connects, or else the smallest product.
  private Pair unconnected() {
    Pair best = null;
    Pair smallest = null;
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        var left = parts.get(i);
        var right = parts.get(j);
        var product = new Pair(left, right, left.rows() * right.rows());
        smallest = better(smallest, product);
        if (failing.stream().anyMatch(c -> isKey(c, left, right))) {
          best = better(best, product);
        }
      }
    }
    var found = best != null ? best : smallest;
    if (found == null) {
      throw LakebirdException.internal("There is nothing left to join");
    }
    return found;
  }

  private void join(Pair pair) {
    boolean swap = pair.left().rows() < pair.right().rows();
    var left = swap ? pair.right() : pair.left();
    var right = swap ? pair.left() : pair.right();
    var shared = sharedLinks(left, right);
    var conditions = new ArrayList<PlanExpression>();
    for (var link : shared) {
      conditions.add(equality(member(link, left), member(link, right)));
    }
    var others = newConditions(between, left, right);
    between.removeAll(others);
    conditions.addAll(others);
    if (conditions.stream().noneMatch(Comparisons::isEquality)) {
      var keys = failing.stream().filter(c -> isKey(c, left, right)).limit(1).toList();
      failing.removeAll(keys);
      conditions.addAll(keys);
    }
    var leaves = (BitSet) left.leaves().clone();
    leaves.or(right.leaves());
    parts.set(
        parts.indexOf(pair.left()),
        new Part(
            leaves,
            JoinPlan.of(JoinPlan.Kind.INNER, left.plan(), right.plan(), conditions),
            pair.rows()));
    parts.remove(pair.right());
  }

  private List<List<PlanColumn>> sharedLinks(Part left, Part right) {
    return links.stream()
        .filter(link -> link.stream().anyMatch(c -> isOf(c, left)))
        .filter(link -> link.stream().anyMatch(c -> isOf(c, right)))
        .toList();
  }

  private boolean isOf(PlanColumn column, Part part) {
    var owner = region.owners().get(column.id());
    return owner != null && part.leaves().get(owner);
  }

  private PlanColumn member(List<PlanColumn> link, Part part) {
    return link.stream().filter(column -> isOf(column, part)).findFirst().orElseThrow();
  }

  /// The conditions that the two parts together can answer.
  private List<PlanExpression> newConditions(
      List<PlanExpression> conditions, Part left, Part right) {
    return conditions.stream()
        .filter(
            condition -> {
              var missing = region.leavesOf(condition);
              missing.andNot(left.leaves());
              missing.andNot(right.leaves());
              return missing.isEmpty();
            })
        .toList();
  }

  /// Whether it equates something of one part with something of the other.
  private boolean isKey(PlanExpression condition, Part left, Part right) {
    if (!Comparisons.isEquality(condition)) {
      return false;
    }
    var one = condition.children().getFirst();
    var other = condition.children().getLast();
    return isWithin(one, left) && isWithin(other, right)
        || isWithin(one, right) && isWithin(other, left);
  }

  private boolean isWithin(PlanExpression expression, Part part) {
    var leaves = region.leavesOf(expression);
    if (leaves.isEmpty()) {
      return false;
    }
    leaves.andNot(part.leaves());
    return leaves.isEmpty();
  }
}
