package dev.lakebird.sql.plan;

import java.util.List;

/// How many different values the equated columns of a join have: the share of pairs that match is one
/// over it.
///
/// A column that certainly repeats its values is taken to refer to the other side, if that may be a key,
/// and so has no more values than that has rows; one of which nothing is known, to refer to it in any
/// case. Several columns of one relation have together no more
/// values than the relation has rows.
public final class JoinValues {
  private JoinValues() {}

  /// Two columns that are equal.
  public record Pair(ColumnFacts left, ColumnFacts right) {
    private double leftValues() {
      return values(left, right);
    }

    private double rightValues() {
      return values(right, left);
    }

    private static double values(ColumnFacts one, ColumnFacts other) {
      if (!one.isKnown()) {
        return Math.min(one.distinct(), other.distinct());
      }
      return !one.mayBeKey() && other.mayBeKey()
          ? Math.min(one.distinct(), other.rows())
          : one.distinct();
    }
  }

  /// At least one.
  public static double of(List<Pair> pairs) {
    double product = 1;
    double left = 1;
    double right = 1;
    for (var pair : pairs) {
      product *= Math.max(pair.leftValues(), pair.rightValues());
      left *= pair.leftValues();
      right *= pair.rightValues();
    }
    if (pairs.size() > 1 && isOfOneRelationEach(pairs)) {
      var first = pairs.getFirst();
      double most =
          Math.min(Math.min(left, first.left().rows()), Math.min(right, first.right().rows()));
      product = Math.min(product, most);
    }
    return Math.max(1, product);
  }

  private static boolean isOfOneRelationEach(List<Pair> pairs) {
    var first = pairs.getFirst();
    return pairs.stream()
        .allMatch(
            pair ->
                pair.left().origin() == first.left().origin()
                    && pair.right().origin() == first.right().origin());
  }
}
