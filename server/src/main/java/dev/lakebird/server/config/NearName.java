package dev.lakebird.server.config;

import java.util.Comparator;
import java.util.List;

/// The name that somebody likely meant.
final class NearName {
  private NearName() {}

  /// The candidate with the fewest edits to `wanted`.
  static String of(String wanted, List<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(name -> distance(name, wanted)))
        .orElseThrow();
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
