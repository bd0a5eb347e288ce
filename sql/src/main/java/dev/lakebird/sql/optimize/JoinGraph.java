package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.JoinValues;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The leaves of a region and what connects them; parts of it that are joined, and their plans.
final class JoinGraph {
  private final JoinRegion region;
  private final List<LogicalPlan> leaves;
  private final List<List<PlanColumn>> links;
  private final List<Condition> between;
  private final List<PlanExpression> failing;
  private final JoinSizes sizes;

  /// Leaves that are joined, or a single one.
  ///
  /// @param left of a single one, null
  /// @param right of a single one, null
  /// @param rows how many are expected
  /// @param cost the expected rows of all joins and build sides
  record Part(BitSet leaves, @Nullable Part left, @Nullable Part right, double rows, double cost) {}

  private record Condition(PlanExpression expression, BitSet leaves) {}

  /// @param leaves those of the region, with the conditions that concern each alone inside
  /// @param links columns of different leaves that are equal, class by class
  /// @param between conditions on several leaves that never fail
  /// @param failing conditions that may fail, in their order
  JoinGraph(
      JoinRegion region,
      List<LogicalPlan> leaves,
      List<List<PlanColumn>> links,
      List<PlanExpression> between,
      List<PlanExpression> failing) {
    this.region = region;
    this.leaves = leaves;
    this.links = links;
    this.between = between.stream().map(c -> new Condition(c, region.leavesOf(c))).toList();
    this.failing = failing;
    this.sizes = new JoinSizes(region.owners(), leaves);
  }

  /// Each leaf as a part, in order.
  List<Part> leaves() {
    var parts = new ArrayList<Part>();
    for (int i = 0; i < leaves.size(); i++) {
      var own = new BitSet();
      own.set(i);
      parts.add(new Part(own, null, null, sizes.rows(i), 0));
    }
    return parts;
  }

  /// The join of two parts that an equality connects, or any condition with a single row; null of
  /// others.
  @Nullable Part connected(Part left, Part right) {
    var shared = sharedLinks(left, right);
    if (shared.isEmpty() && between.isEmpty()) {
      return null;
    }
    var conditions = conditions(left, right);
    int keys = (int) conditions.stream().filter(c -> isKey(c, left, right)).count();
    if (shared.isEmpty()
        && keys == 0
        && (conditions.isEmpty() || !isOneRow(left) && !isOneRow(right))) {
      return null;
    }
    var pairs = new ArrayList<JoinValues.Pair>();
    for (var link : shared) {
      pairs.add(sizes.pair(member(link, left, shared), member(link, right, shared)));
    }
    return joined(
        left, right, sizes.joined(left.rows(), right.rows(), pairs, conditions.size(), keys));
  }

  /// The join of two parts by whatever there is.
  Part product(Part left, Part right) {
    return joined(left, right, left.rows() * right.rows());
  }

  /// Whether two parts have an equality between them that may fail.
  boolean hasFailingKey(Part left, Part right) {
    return failing.stream().anyMatch(c -> isKey(c, left, right));
  }

  private static Part joined(Part left, Part right, double rows) {
    var both = (BitSet) left.leaves().clone();
    both.or(right.leaves());
    double build = Math.min(left.rows(), right.rows());
    return new Part(both, left, right, rows, left.cost() + right.cost() + rows + build);
  }

  /// Whether a part is a single row for certain, so that a join with it is a filter.
  private boolean isOneRow(Part part) {
    return part.left() == null && SubqueryJoins.isOneRow(leaves.get(part.leaves().nextSetBit(0)));
  }

  /// The plan of a part with all leaves.
  LogicalPlan plan(Part all) {
    var rest = new ArrayList<>(failing);
    var plan = plan(all, rest);
    return Sinking.filtered(plan, rest);
  }

  private LogicalPlan plan(Part part, List<PlanExpression> rest) {
    if (part.left() == null || part.right() == null) {
      return leaves.get(part.leaves().nextSetBit(0));
    }
    boolean swap = part.left().rows() < part.right().rows();
    var left = swap ? part.right() : part.left();
    var right = swap ? part.left() : part.right();
    var conditions = new ArrayList<PlanExpression>();
    var shared = sharedLinks(left, right);
    for (var link : shared) {
      conditions.add(Comparisons.equal(member(link, left, shared), member(link, right, shared)));
    }
    conditions.addAll(conditions(left, right));
    if (conditions.stream().noneMatch(Comparisons::isEquality)) {
      var keys = rest.stream().filter(c -> isKey(c, left, right)).limit(1).toList();
      rest.removeAll(keys);
      conditions.addAll(keys);
    }
    return JoinPlan.of(JoinPlan.Kind.INNER, plan(left, rest), plan(right, rest), conditions);
  }

  private List<List<PlanColumn>> sharedLinks(Part left, Part right) {
    var shared = new ArrayList<List<PlanColumn>>();
    for (var link : links) {
      boolean inLeft = false;
      boolean inRight = false;
      for (var column : link) {
        inLeft |= isOf(column, left);
        inRight |= isOf(column, right);
      }
      if (inLeft && inRight) {
        shared.add(link);
      }
    }
    return shared;
  }

  private int owner(PlanColumn column) {
    return Objects.requireNonNull(region.owners().get(column.id()));
  }

  private boolean isOf(PlanColumn column, Part part) {
    return part.leaves().get(owner(column));
  }

  /// The column of a class that stands for a part: that of the leaf that has columns in the most of the
  /// shared classes, so that keys of several columns stay together, then that with the most values.
  private PlanColumn member(List<PlanColumn> link, Part part, List<List<PlanColumn>> shared) {
    return link.stream()
        .filter(column -> isOf(column, part))
        .min(
            Comparator.comparingLong((PlanColumn column) -> -classes(owner(column), shared))
                .thenComparingDouble(column -> -sizes.facts(column).distinct())
                .thenComparingInt(PlanColumn::id))
        .orElseThrow();
  }

  /// In how many classes a leaf has a column.
  private long classes(int leaf, List<List<PlanColumn>> shared) {
    return shared.stream()
        .filter(link -> link.stream().anyMatch(column -> owner(column) == leaf))
        .count();
  }

  /// The conditions that both parts together can answer and neither can alone.
  private List<PlanExpression> conditions(Part left, Part right) {
    var answered = new ArrayList<PlanExpression>();
    for (var condition : between) {
      if (!isWithin(condition.leaves(), left)
          && !isWithin(condition.leaves(), right)
          && isWithin(condition.leaves(), left, right)) {
        answered.add(condition.expression());
      }
    }
    return answered;
  }

  private static boolean isWithin(BitSet leaves, Part... parts) {
    var missing = (BitSet) leaves.clone();
    for (var part : parts) {
      missing.andNot(part.leaves());
    }
    return missing.isEmpty();
  }

  /// Whether it equates something of one part with something of the other.
  private boolean isKey(PlanExpression condition, Part left, Part right) {
    if (!Comparisons.isEquality(condition)) {
      return false;
    }
    var one = region.leavesOf(condition.children().getFirst());
    var other = region.leavesOf(condition.children().getLast());
    return !one.isEmpty()
        && !other.isEmpty()
        && (isWithin(one, left) && isWithin(other, right)
            || isWithin(one, right) && isWithin(other, left));
  }
}
