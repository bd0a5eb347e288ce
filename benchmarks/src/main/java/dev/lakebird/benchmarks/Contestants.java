package dev.lakebird.benchmarks;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The engines that race, by name. The first one's times are divided by the last one's.
final class Contestants {
  static final List<String> NAMES = List.of("lakebird", "duckdb");

  private Contestants() {}

  /// Opens engines in the order of [#NAMES].
  ///
  /// @param wanted their names, none of which is twice
  /// @param cache whether Lakebird keeps columns in memory from run to run
  /// @throws LakebirdException INVALID_ARGUMENT for a name that is none, NOT_FOUND for an engine that cannot
  ///     be loaded; then none stays open
  static List<Contestant> open(
      List<String> wanted, Path warehouse, int threads, long memoryLimitBytes, boolean cache) {
    for (String name : wanted) {
      if (!NAMES.contains(name)) {
        throw new LakebirdException(
            ErrorCode.INVALID_ARGUMENT,
            "There is no engine '" + name + "'; one of " + String.join(", ", NAMES));
      }
    }
    List<Contestant> opened = new ArrayList<>();
    try {
      for (String name : NAMES) {
        if (wanted.contains(name)) {
          opened.add(open(name, warehouse, threads, memoryLimitBytes, cache));
        }
      }
      return opened;
    } catch (RuntimeException e) {
      opened.forEach(Contestant::close);
      throw e;
    }
  }

  private static Contestant open(
      String name, Path warehouse, int threads, long memoryLimitBytes, boolean cache) {
    return switch (name) {
      case "lakebird" -> new Lakebird(warehouse, threads, memoryLimitBytes, cache);
      case "duckdb" -> new DuckDb(threads, memoryLimitBytes);
      default -> throw LakebirdException.internal("An engine without a case");
    };
  }
}
