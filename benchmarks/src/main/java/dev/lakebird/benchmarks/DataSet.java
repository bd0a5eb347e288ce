package dev.lakebird.benchmarks;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The Parquet files of some tables: one file or one folder a table, as generators write them.
record DataSet(Path folder, Map<String, List<Path>> tables) {
  static final List<String> TPCH =
      List.of("customer", "lineitem", "nation", "orders", "part", "partsupp", "region", "supplier");

  /// The tables found in a folder.
  ///
  /// @throws LakebirdException NOT_FOUND naming the first of `wanted` that is missing
  static DataSet find(Path folder, List<String> wanted) {
    Map<String, List<Path>> tables = new TreeMap<>();
    for (String table : wanted) {
      List<Path> files = files(folder, table);
      if (files.isEmpty()) {
        throw new LakebirdException(
                ErrorCode.NOT_FOUND, "The data folder has no Parquet file of a table")
            .with("table", table)
            .with("folder", folder);
      }
      tables.put(table, files);
    }
    return new DataSet(folder, tables);
  }

  /// Whether the folder holds every table wanted.
  static boolean isComplete(Path folder, List<String> wanted) {
    return wanted.stream().noneMatch(table -> files(folder, table).isEmpty());
  }

  List<Path> table(String name) {
    return tables.getOrDefault(name, List.of());
  }

  private static List<Path> files(Path folder, String table) {
    Path file = folder.resolve(table + ".parquet");
    if (Files.isRegularFile(file)) {
      return List.of(file.toAbsolutePath());
    }
    Path parts = folder.resolve(table);
    if (!Files.isDirectory(parts)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(parts)) {
      return found
          .filter(f -> f.getFileName().toString().endsWith(".parquet"))
          .map(Path::toAbsolutePath)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new LakebirdException(
          ErrorCode.STORAGE_UNAVAILABLE, "The data folder cannot be listed", e);
    }
  }
}
