package dev.lakebird.demo.tour;

import dev.lakebird.demo.datagen.DemoData;
import dev.lakebird.demo.datagen.GeneratedFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The files of the tour: seven tables as Parquet, orders as CSV, and orders that come late.
///
/// @param tables the locations of each table's files
/// @param lateOrders the locations of the late orders
record DataFiles(Map<String, List<String>> tables, List<String> lateOrders) {
  /// The one table that is loaded from CSV.
  static final String CSV_TABLE = "orders";

  DataFiles {
    tables = Map.copyOf(tables);
    lateOrders = List.copyOf(lateOrders);
  }

  /// Generates them, a line a table.
  static DataFiles generate(DemoData data, Screen screen, Interruption interruption) {
    screen.heading("The data: TPC-H, generated into the bucket");
    Map<String, List<String>> tables = new HashMap<>();
    for (String table : DemoData.tables()) {
      interruption.check();
      boolean csv = table.equals(CSV_TABLE);
      tables.put(table, write(screen, table, () -> csv ? data.csv(table) : data.parquet(table)));
    }
    List<String> late = write(screen, "late orders", data::lateOrders);
    interruption.check();
    return new DataFiles(tables, late);
  }

  private static List<String> write(
      Screen screen, String name, Supplier<List<GeneratedFile>> files) {
    long start = System.nanoTime();
    List<GeneratedFile> written = files.get();
    long rows = written.stream().mapToLong(GeneratedFile::rows).sum();
    long bytes = written.stream().mapToLong(GeneratedFile::bytes).sum();
    String first = written.getFirst().location();
    String more = written.size() == 1 ? "" : " and %d more".formatted(written.size() - 1);
    screen.line(
        "%-12s %,12d rows %8s %8s  %s%s"
            .formatted(
                name,
                rows,
                Screen.bytes(bytes),
                Screen.time(System.nanoTime() - start),
                first,
                more));
    return written.stream().map(GeneratedFile::location).toList();
  }
}
