package dev.lakebird.benchmarks;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Lineitem from files to zstd Parquet: Lakebird's LOAD DATA into a table, beside DuckDB's COPY of the same
/// file to a Parquet file. The two alternate run by run, and the rows that arrived are compared.
final class LoadRace implements AutoCloseable {
  private static final String COLUMNS =
      "l_orderkey INT64, l_partkey INT64, l_suppkey INT64, l_linenumber INT64,"
          + " l_quantity NUMERIC(15, 2), l_extendedprice NUMERIC(15, 2), l_discount NUMERIC(15, 2),"
          + " l_tax NUMERIC(15, 2), l_returnflag STRING, l_linestatus STRING, l_shipdate DATE,"
          + " l_commitdate DATE, l_receiptdate DATE, l_shipinstruct STRING, l_shipmode STRING,"
          + " l_comment STRING";

  private static final String DUCK_COLUMNS =
      "{'l_orderkey': 'BIGINT', 'l_partkey': 'BIGINT', 'l_suppkey': 'BIGINT',"
          + " 'l_linenumber': 'BIGINT', 'l_quantity': 'DECIMAL(15, 2)',"
          + " 'l_extendedprice': 'DECIMAL(15, 2)', 'l_discount': 'DECIMAL(15, 2)',"
          + " 'l_tax': 'DECIMAL(15, 2)', 'l_returnflag': 'VARCHAR', 'l_linestatus': 'VARCHAR',"
          + " 'l_shipdate': 'DATE', 'l_commitdate': 'DATE', 'l_receiptdate': 'DATE',"
          + " 'l_shipinstruct': 'VARCHAR', 'l_shipmode': 'VARCHAR', 'l_comment': 'VARCHAR'}";

  private static final String CHECK =
      "COUNT(*), SUM(l_orderkey), SUM(l_extendedprice), SUM(LENGTH(l_comment)), MAX(l_shipdate)";

  private final Path folder;
  private final Path parquet;
  private final Path csv;
  private final Lakebird lakebird;
  private final DuckDb duckDb;
  private final int runs;
  private final PrintStream out;

  /// @param parquet the file of lineitem
  /// @param folder for what is written
  LoadRace(Path parquet, Path folder, int threads, long memoryBytes, int runs, PrintStream out) {
    this.folder = folder;
    this.parquet = parquet;
    this.csv = folder.resolve("lineitem.csv");
    this.runs = runs;
    this.out = out;
    this.lakebird = new Lakebird(folder.resolve("warehouse"), threads, memoryBytes);
    this.duckDb = new DuckDb(threads, memoryBytes);
  }

  void run(List<String> kinds) {
    lakebird.execute("CREATE SCHEMA load");
    out.println(
        "lakebird %s, duckdb %s, %s"
            .formatted(lakebird.version(), duckDb.version(), parquet.getFileName()));
    for (String kind : kinds) {
      switch (kind) {
        case "parquet" ->
            race("Parquet to table", "PARQUET", parquet, DuckDb.read(List.of(parquet)));
        case "csv" -> {
          duckDb.execute(
              "COPY (SELECT * FROM "
                  + DuckDb.read(List.of(parquet))
                  + ") TO '"
                  + DuckDb.escaped(csv)
                  + "' (FORMAT csv, HEADER true)");
          race(
              "CSV to table",
              "CSV",
              csv,
              "read_csv('"
                  + DuckDb.escaped(csv)
                  + "', header = true, columns = "
                  + DUCK_COLUMNS
                  + ")");
        }
        default ->
            throw new LakebirdException(
                ErrorCode.INVALID_ARGUMENT, "--queries are parquet and csv, not " + kind);
      }
    }
  }

  private void race(String name, String format, Path file, String duckSource) {
    String options = format.equals("CSV") ? ", skip_leading_rows = 1" : "";
    String load =
        "LOAD DATA OVERWRITE load.lineitem ("
            + COLUMNS
            + ") FROM FILES (format = '"
            + format
            + "', uris = ['"
            + file
            + "']"
            + options
            + ")";
    Path copied = folder.resolve("copied.parquet");
    String copy =
        "COPY (SELECT * FROM "
            + duckSource
            + ") TO '"
            + DuckDb.escaped(copied)
            + "' (FORMAT parquet, COMPRESSION zstd)";
    Duel duel = Duel.run(runs, () -> lakebird.execute(load), () -> duckDb.execute(copy));
    compare(copied);
    out.println(duel.line(name, tableBytes(), FileSizes.of(copied)));
  }

  private void compare(Path copied) {
    ResultTable ours = lakebird.query("SELECT " + CHECK + " FROM load.lineitem");
    ResultTable theirs = duckDb.query("SELECT " + CHECK + " FROM " + DuckDb.read(List.of(copied)));
    ours.difference(theirs, true)
        .ifPresent(
            difference -> {
              throw new LakebirdException(
                  ErrorCode.INTERNAL_ERROR, "The loaded rows differ: " + difference);
            });
  }

  /// Bytes of the data files of the newest table; each load makes one.
  private long tableBytes() {
    try (var tables = Files.list(folder.resolve("warehouse").resolve("tables"))) {
      Path newest =
          tables
              .max((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
              .orElseThrow();
      return FileSizes.of(newest.resolve("data"));
    } catch (IOException e) {
      throw new LakebirdException(
          ErrorCode.STORAGE_UNAVAILABLE, "The warehouse cannot be listed", e);
    }
  }

  @Override
  public void close() {
    lakebird.close();
    duckDb.close();
  }
}
