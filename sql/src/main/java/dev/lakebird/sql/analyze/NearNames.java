package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.Spelling;
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
      int distance = Spelling.distance(wanted, candidate.toLowerCase(Locale.ROOT));
      if (distance < best) {
        best = distance;
        nearest = Optional.of(candidate);
      }
    }
    return nearest;
  }
}
