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

/// The tables of a race and their Parquet files: every engine reads the same files.
///
/// @param folder where they come from, for people
/// @param warehouse the warehouse whose tables have these files
/// @param schema the schema of those tables
record DataSet(Path folder, Path warehouse, String schema, Map<String, List<Path>> tables) {
  static final List<String> TPCH =
      List.of("customer", "lineitem", "nation", "orders", "part", "partsupp", "region", "supplier");

  DataSet {
    tables = Map.copyOf(tables);
  }

  /// The files of a table, of which there is at least one.
  List<Path> files(String table) {
    List<Path> files = tables.get(table);
    if (files == null) {
      throw LakebirdException.internal("A table of a query is not in its data set");
    }
    return files;
  }

  /// The Parquet files of a folder, by table: one file or one folder a table, as generators write them.
  ///
  /// @throws LakebirdException NOT_FOUND naming the first of `wanted` that is missing
  static Map<String, List<Path>> find(Path folder, List<String> wanted) {
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
    return tables;
  }

  /// Whether the folder holds every table wanted.
  static boolean isComplete(Path folder, List<String> wanted) {
    return wanted.stream().noneMatch(table -> files(folder, table).isEmpty());
  }

  /// The files of a table in a folder of generated ones; none where it is not there.
  static List<Path> files(Path folder, String table) {
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
