package dev.lakebird.foundation;

import java.util.Collection;
import java.util.Comparator;

/// How far apart two spellings are, for "Did you mean".
public final class Spelling {
  private Spelling() {}

  /// The characters to insert, delete or replace to turn one word into the other, case counted.
  public static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  /// The candidate least apart from `wanted`, the first of several; there must be one.
  public static String nearest(String wanted, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(candidate, wanted)))
        .orElseThrow();
  }
}
