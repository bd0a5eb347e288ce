package dev.lakebird.functions.adapter;

import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Vector;

/// What results by dictionary entry hold for: the dictionary, and the values of the constants beside it.
/// Constants are not the same in every batch where they come from partitions or from a joined row.
final class MemoKey {
  private Vector[] held = {};

  /// Whether the arguments are over the same vectors as those that came last; from now on these are
  /// the last.
  boolean sameAsLast(Vector[] arguments) {
    boolean same = held.length == arguments.length;
    if (!same) {
      held = new Vector[arguments.length];
    }
    for (int i = 0; i < arguments.length; i++) {
      Vector beneath =
          switch (arguments[i]) {
            case ConstantVector v -> v.value();
            case DictionaryVector v -> v.dictionary();
            case Vector v -> v;
          };
      same &= beneath == held[i];
      held[i] = beneath;
    }
    return same;
  }
}
