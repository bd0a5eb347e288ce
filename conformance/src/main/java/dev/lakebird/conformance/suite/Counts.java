package dev.lakebird.conformance.suite;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Results by number: by suite and tier, by cause.
public final class Counts {
  private final Map<String, int[]> groups = new TreeMap<>();
  private final Map<String, Integer> causes = new TreeMap<>();
  private final Map<String, Integer> exclusions = new TreeMap<>();
  private final int[] total = new int[4];

  public Counts(List<SuiteRun.Result> results) {
    for (SuiteRun.Result result : results) {
      SuiteCase suiteCase = result.suiteCase();
      String group = suiteCase.suite() + "\t" + suiteCase.tier().orElse("–");
      int column =
          switch (result.outcome()) {
            case Outcome.Passed o -> 0;
            case Outcome.Failed o -> {
              causes.merge(o.cause(), 1, Integer::sum);
              yield 1;
            }
            case Outcome.Skipped o -> 2;
            case Outcome.Excluded o -> {
              exclusions.merge(o.reason(), 1, Integer::sum);
              yield 3;
            }
          };
      groups.computeIfAbsent(group, unused -> new int[4])[column]++;
      total[column]++;
    }
  }

  public int passed() {
    return total[0];
  }

  public int failed() {
    return total[1];
  }

  public int skipped() {
    return total[2];
  }

  public int excluded() {
    return total[3];
  }

  /// By `suite TAB tier`: passed, failed, skipped, excluded.
  Map<String, int[]> groups() {
    return groups;
  }

  Map<String, Integer> exclusions() {
    return exclusions;
  }

  /// Causes of failures, the most frequent first.
  Map<String, Integer> causes() {
    Map<String, Integer> sorted = new LinkedHashMap<>();
    causes.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
  }

  /// The line that closes a run.
  public String closingLine() {
    return passed() + " passed, " + failed() + " failed, " + skipped() + " skipped";
  }
}
