package dev.lakebird.conformance.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// Compares lists whose order nobody promises.
final class Multisets {
  private Multisets() {}

  /// Whether each element of one has a partner of its own in the other.
  static <A, B> boolean same(List<A> expected, List<B> got, BiPredicate<A, B> partners) {
    if (expected.size() != got.size()) {
      return false;
    }
    List<B> open = new ArrayList<>(got);
    for (A wanted : expected) {
      boolean found = false;
      for (int i = 0; i < open.size() && !found; i++) {
        if (partners.test(wanted, open.get(i))) {
          open.remove(i);
          found = true;
        }
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }
}
