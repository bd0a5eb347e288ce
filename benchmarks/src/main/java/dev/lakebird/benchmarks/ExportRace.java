package dev.lakebird.benchmarks;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/// Lineitem from a Parquet file to files: Lakebird's EXPORT DATA beside DuckDB's COPY to one file, both of the
/// same Parquet file and run by run in turn. What each wrote is read again and compared.
final class ExportRace implements AutoCloseable {
  /// What is raced over unless chosen.
  static final List<String> KINDS = List.of("parquet", "csv", "json");

  private static final String CHECK =
      "COUNT(*), SUM(l_orderkey), SUM(l_extendedprice), SUM(LENGTH(l_comment)), MAX(l_shipdate)";

  private final String parquet;
  private final Path folder;
  private final Lakebird lakebird;
  private final DuckDb duckDb;
  private final int runs;
  private final PrintStream out;

  /// @param parquet the file of lineitem, or a pattern of its files
  /// @param folder for what is written
  ExportRace(
      String parquet, Path folder, int threads, long memoryBytes, int runs, PrintStream out) {
    this.parquet = parquet;
    this.folder = folder;
    this.runs = runs;
    this.out = out;
    this.lakebird = new Lakebird(folder.resolve("warehouse"), threads, memoryBytes);
    this.duckDb = new DuckDb(threads, memoryBytes);
  }

  void run(List<String> kinds) {
    out.println(
        "lakebird %s, duckdb %s, %s".formatted(lakebird.version(), duckDb.version(), parquet));
    for (String kind : kinds) {
      switch (kind) {
        case "parquet" -> race(kind, ", compression = 'ZSTD'", "FORMAT parquet, COMPRESSION zstd");
        case "csv" -> race(kind, ", header = true", "FORMAT csv, HEADER true");
        case "json" -> race(kind, "", "FORMAT json");
        default ->
            throw new LakebirdException(
                ErrorCode.INVALID_ARGUMENT, "--queries are parquet, csv and json, not " + kind);
      }
    }
  }

  private void race(String kind, String options, String duckOptions) {
    Path ours = folder.resolve("ours-" + kind);
    Path theirs = folder.resolve("theirs." + kind);
    String export =
        "EXPORT DATA OPTIONS (uri = '%s/e-*.%s', format = '%s', overwrite = true%s) AS SELECT * FROM `%s`"
            .formatted(ours, kind, kind, options, parquet);
    String copy =
        "COPY (SELECT * FROM %s) TO '%s' (%s)"
            .formatted(
                "read_parquet('" + parquet.replace("'", "''") + "')",
                DuckDb.escaped(theirs),
                duckOptions);
    Duel duel = Duel.run(runs, () -> lakebird.execute(export), () -> duckDb.execute(copy));
    compare(kind, ours, theirs);
    out.println(duel.line("Table to " + kind, FileSizes.of(ours), FileSizes.of(theirs)));
  }

  /// DuckDB reads both, with exact decimals; in JSON our whole numbers are strings.
  private void compare(String kind, Path ours, Path theirs) {
    duckDb.execute(
        "SELECT CASE WHEN (SELECT (%s) FROM %s) = (SELECT (%s) FROM %s) THEN 0 ELSE error('The exported rows differ') END"
            .formatted(
                CHECK,
                reader(kind, ours + "/e-*." + kind),
                CHECK,
                reader(kind, theirs.toString())));
  }

  private static String reader(String kind, String pattern) {
    String quoted = "'" + pattern.replace("'", "''") + "'";
    return switch (kind) {
      case "csv" ->
          "read_csv(" + quoted + ", header = true, types = {l_extendedprice: 'DECIMAL(15, 2)'})";
      case "json" ->
          "read_json("
              + quoted
              + ", format = 'newline_delimited', columns = {l_orderkey: 'BIGINT',"
              + " l_extendedprice: 'DECIMAL(15, 2)', l_comment: 'VARCHAR', l_shipdate: 'DATE'})";
      default -> "read_parquet(" + quoted + ")";
    };
  }

  @Override
  public void close() {
    lakebird.close();
    duckDb.close();
  }
}
