package dev.lakebird.benchmarks;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Prepares what races read: generated files are written once by each writer and kept beside the generated
/// ones, files of someone else become tables of a warehouse that the caller deletes.
final class RaceData {
  private static final long WRITER_MEMORY = 2L << 30;

  /// Counted up when our writer lays files out in another way: those of before stay where they are.
  private static final String WAREHOUSE = "warehouse-2";

  private RaceData() {}

  /// The TPC-H tables of a folder of generated files, as one of the writers writes them.
  static DataSet written(FileSet set, Path generated, PrintStream out) {
    Map<String, List<Path>> sources = DataSet.find(generated, DataSet.TPCH);
    try (var warehouse = new RaceWarehouse(generated.resolve(WAREHOUSE))) {
      for (var source : sources.entrySet()) {
        String table = source.getKey();
        if (warehouse.files(set.schema(), table).isEmpty()) {
          out.println("writing " + set.schema() + "." + table);
          switch (set) {
            case OURS -> insert(warehouse, set, table, source.getValue());
            case DUCKDB ->
                warehouse.createOf(
                    set.schema(),
                    table,
                    List.of(copy(generated.resolve("duckdb"), table, source.getValue())));
          }
        }
      }
      return dataSet(generated, warehouse, set.schema(), DataSet.TPCH);
    }
  }

  /// The tables of a folder that someone else wrote: one Parquet file or folder a table.
  ///
  /// @throws LakebirdException NOT_FOUND for a table that is missing; where a file is damaged or cannot be
  ///     part of a table, the error that says so, with `table` and `file`
  static DataSet foreign(Path folder, List<String> tables, Path warehouseFolder) {
    Map<String, List<Path>> sources = DataSet.find(folder, tables);
    try (var warehouse = new RaceWarehouse(warehouseFolder)) {
      for (var source : sources.entrySet()) {
        try {
          warehouse.createOf("foreign", source.getKey(), source.getValue());
        } catch (LakebirdException e) {
          throw e.with("table", source.getKey());
        }
      }
      return dataSet(folder, warehouse, "foreign", tables);
    }
  }

  private static DataSet dataSet(
      Path folder, RaceWarehouse warehouse, String schema, List<String> tables) {
    Map<String, List<Path>> files = new TreeMap<>();
    for (String table : tables) {
      List<Path> own = warehouse.files(schema, table);
      for (Path file : own) {
        if (!Files.isRegularFile(file)) {
          throw new LakebirdException(
                  ErrorCode.NOT_FOUND,
                  "A file of a prepared table is gone; delete the folder to have it made again")
              .with("file", file)
              .with("folder", warehouse.folder());
        }
      }
      files.put(table, own);
    }
    return new DataSet(folder, warehouse.folder(), schema, files);
  }

  /// One thread keeps the order of the rows, so that both file sets prune alike.
  private static void insert(
      RaceWarehouse warehouse, FileSet set, String table, List<Path> sources) {
    List<Column> columns = warehouse.columns(sources);
    warehouse.create(set.schema(), table, columns);
    String pattern =
        sources.size() == 1
            ? sources.getFirst().toString()
            : sources.getFirst().resolveSibling("*.parquet").toString();
    try (var engine = new Lakebird(warehouse.folder(), 1, WRITER_MEMORY)) {
      engine.execute(
          "INSERT INTO %s.%s SELECT * FROM `%s`".formatted(set.schema(), table, pattern));
    }
  }

  /// Writes a table as DuckDB does. Columns that TPC-H calls integers are 32-bit ones, as in its own
  /// generator.
  private static Path copy(Path folder, String table, List<Path> sources) {
    Path file = folder.resolve(table + ".parquet").toAbsolutePath();
    Path unfinished = folder.resolve(table + ".unfinished").toAbsolutePath();
    String narrowed =
        List.of("l_linenumber", "o_shippriority", "p_size", "ps_availqty").stream()
            .filter(column -> column.startsWith(prefix(table)))
            .map(column -> column + "::INTEGER AS " + column)
            .collect(Collectors.joining(", "));
    String columns = narrowed.isEmpty() ? "*" : "* REPLACE (" + narrowed + ")";
    try (var duckDb = new DuckDb(1, WRITER_MEMORY)) {
      Files.createDirectories(folder);
      duckDb.execute(
          "COPY (SELECT %s FROM %s) TO '%s' (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v1)"
              .formatted(columns, DuckDb.read(sources), DuckDb.escaped(unfinished)));
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LakebirdException(
              ErrorCode.STORAGE_UNAVAILABLE, "The files of a race cannot be written", e)
          .with("folder", folder);
    }
    return file;
  }

  /// The prefix of a TPC-H table's columns.
  private static String prefix(String table) {
    return table.equals("partsupp") ? "ps_" : table.charAt(0) + "_";
  }
}
