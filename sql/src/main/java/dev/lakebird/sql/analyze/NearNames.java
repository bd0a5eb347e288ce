package dev.lakebird.sql.analyze;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that was probably meant.
final class NearNames {
  private static final int NAME_LENGTH_MAX = 128;

  private NearNames() {}

  /// `; Did you mean x?`, or nothing where no name is near.
  static String suggestion(String name, Collection<String> known) {
    return nearest(name, known).map(near -> "; Did you mean " + near + "?").orElse("");
  }

  /// The nearest of the known names, where few enough letters differ.
  static Optional<String> nearest(String name, Collection<String> known) {
    if (name.length() > NAME_LENGTH_MAX) {
      return Optional.empty();
    }
    var wanted = name.toLowerCase(Locale.ROOT);
    int best = Math.max(1, wanted.length() / 3) + 1;
    Optional<String> nearest = Optional.empty();
    for (var candidate : known) {
      if (candidate.isEmpty() || candidate.length() > NAME_LENGTH_MAX) {
        continue;
      }
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
      if (distance < best) {
        best = distance;
        nearest = Optional.of(candidate);
      }
    }
    return nearest;
  }

  /// The number of letters to insert, delete or replace.
  private static int distance(String a, String b) {
    var previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
