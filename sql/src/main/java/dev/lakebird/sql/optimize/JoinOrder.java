package dev.lakebird.sql.optimize;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.optimize.JoinGraph.Part;
import dev.lakebird.sql.plan.LogicalPlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Chooses the order of inner joins.
///
/// Where the ways to join all relations are few enough to be looked at, the one with the fewest rows
/// in intermediate results and build sides is taken: the best way to join each connected set of
/// relations follows from the best ways to join its halves. Else, of all pairs of joined parts that a
/// condition connects, the pair with the fewest expected rows is joined next. Unconnected parts are
/// paired only when nothing else is left, the smallest first.
///
/// The right side of each join is the smaller one: it is the build side of a hash join.
final class JoinOrder {
  /// Beyond so many relations the order of the text stays.
  private static final int SEARCHED_LEAF_COUNT_MAX = 64;

  /// Beyond so many pairs of connected sets the search for the best order is given up.
  private static final int PAIR_COUNT_MAX = 2_000;

  private final JoinGraph graph;

  JoinOrder(JoinGraph graph) {
    this.graph = graph;
  }

  /// The joins, below a filter of what may fail and is no join condition.
  LogicalPlan arranged() {
    var parts = graph.leaves();
    boolean search = parts.size() <= SEARCHED_LEAF_COUNT_MAX;
    if (search && parts.size() > 2) {
      parts = best(parts);
    }
    while (parts.size() > 1) {
      replace(parts, search ? cheapest(parts) : next(parts));
    }
    return graph.plan(parts.getFirst());
  }

  private static void replace(List<Part> parts, Part joined) {
    parts.set(parts.indexOf(joined.left()), joined);
    parts.remove(joined.right());
  }

  /// One part for each connected set of leaves; the leaves again where there are too many ways.
  private List<Part> best(List<Part> leaves) {
    Map<BitSet, Part> best = new HashMap<>();
    List<List<BitSet>> bySize = new ArrayList<>();
    bySize.add(List.of());
    bySize.add(leaves.stream().map(Part::leaves).toList());
    leaves.forEach(leaf -> best.put(leaf.leaves(), leaf));
    int pairs = 0;
    for (int size = 2; size <= leaves.size(); size++) {
      var sets = new ArrayList<BitSet>();
      bySize.add(sets);
      for (int half = 1; half <= size / 2; half++) {
        for (var left : bySize.get(half)) {
          for (var right : bySize.get(size - half)) {
            if (left.intersects(right)) {
              continue;
            }
            var joined = graph.connected(part(left, best), part(right, best));
            if (joined == null) {
              continue;
            }
            pairs++;
            if (pairs > PAIR_COUNT_MAX) {
              return leaves;
            }
            var known = best.get(joined.leaves());
            if (known == null) {
              sets.add(joined.leaves());
            }
            if (known == null || joined.cost() < known.cost()) {
              best.put(joined.leaves(), joined);
            }
          }
        }
      }
    }
    return components(bySize, best);
  }

  private static Part part(BitSet leaves, Map<BitSet, Part> parts) {
    var part = parts.get(leaves);
    if (part == null) {
      throw LakebirdException.internal("A set of relations was joined in no way");
    }
    return part;
  }

  /// The largest sets, which together have all leaves, in the order of their first leaves.
  private static List<Part> components(List<List<BitSet>> bySize, Map<BitSet, Part> best) {
    var covered = new BitSet();
    var parts = new ArrayList<Part>();
    for (int size = bySize.size() - 1; size > 0; size--) {
      for (var leaves : bySize.get(size)) {
        if (!leaves.intersects(covered)) {
          covered.or(leaves);
          parts.add(part(leaves, best));
        }
      }
    }
    parts.sort(Comparator.comparingInt(part -> part.leaves().nextSetBit(0)));
    return parts;
  }

  private Part cheapest(List<Part> parts) {
    Part best = null;
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        best = smaller(best, graph.connected(parts.get(i), parts.get(j)));
      }
    }
    return best != null ? best : unconnected(parts);
  }

  /// The first part with the first other one that is connected to it.
  private Part next(List<Part> parts) {
    var first = parts.getFirst();
    for (var other : parts.subList(1, parts.size())) {
      var joined = graph.connected(first, other);
      if (joined != null) {
        return joined;
      }
    }
    return graph.product(first, parts.get(1));
  }

  /// A pair that only an equality that may fail connects, or else the smallest product.
  private Part unconnected(List<Part> parts) {
    Part best = null;
    Part smallest = null;
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        var product = graph.product(parts.get(i), parts.get(j));
        smallest = smaller(smallest, product);
        if (graph.hasFailingKey(parts.get(i), parts.get(j))) {
          best = smaller(best, product);
        }
      }
    }
    var found = best != null ? best : smallest;
    if (found == null) {
      throw LakebirdException.internal("There is nothing left to join");
    }
    return found;
  }

  private static @Nullable Part smaller(@Nullable Part one, @Nullable Part other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.rows() < one.rows() ? other : one;
  }
}
