package dev.lakebird.demo.datagen;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.types.Column;
import io.trino.tpch.Order;
import io.trino.tpch.TpchTable;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.apache.arrow.memory.BufferAllocator;

/// The tables of TPC-H as files of a folder or bucket, one table at a time.
///
/// @param folder where the files go
/// @param workerCount how many workers the service has
public record DemoData(
    Storage storage,
    BufferAllocator allocator,
    ExecutorService workers,
    int workerCount,
    String folder,
    double scale) {
  /// Of so many parts of a larger table the last is the late orders.
  private static final int LATE_PARTS = 5;

  /// The names of the eight tables.
  public static List<String> tables() {
    return TpchData.ALL.stream().map(GeneratedTable::name).toList();
  }

  /// The columns of a table.
  public static List<Column> columns(String table) {
    return find(table).columns();
  }

  /// Writes a table as Parquet.
  public List<GeneratedFile> parquet(String table) {
    return write(find(table), new ParquetEncoding(allocator));
  }

  /// Writes a table as CSV.
  public List<GeneratedFile> csv(String table) {
    return write(find(table), new CsvEncoding());
  }

  /// Writes orders that follow those of the scale, a quarter as many, as CSV.
  public List<GeneratedFile> lateOrders() {
    return write(new LateOrders(find("orders")), new CsvEncoding());
  }

  /// The rows of [#lateOrders].
  public static Iterable<Order> lateOrders(double scale) {
    double larger = scale * LATE_PARTS / (LATE_PARTS - 1);
    return TpchTable.ORDERS.createGenerator(larger, LATE_PARTS, LATE_PARTS);
  }

  private <P extends AutoCloseable> List<GeneratedFile> write(
      GeneratedTable table, FileEncoding<P> encoding) {
    var files = new TableFiles<>(storage, encoding, workers, workerCount, folder, scale);
    return files.write(table, (name, piece, pieces, rows) -> {});
  }

  private static GeneratedTable find(String name) {
    return TpchData.ALL.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(() -> LakebirdException.internal("TPC-H has no table " + name));
  }

  private record LateOrders(GeneratedTable orders) implements GeneratedTable {
    @Override
    public String name() {
      return "late_orders";
    }

    @Override
    public List<Column> columns() {
      return orders.columns();
    }

    @Override
    public boolean isScaled() {
      return false;
    }

    @Override
    public int pieces(double scale) {
      return 1;
    }

    @Override
    public void generate(double scale, int piece, int pieces, RowBuffer buffer, Runnable full) {
      double larger = scale * LATE_PARTS / (LATE_PARTS - 1);
      orders.generate(larger, LATE_PARTS, LATE_PARTS, buffer, full);
    }
  }
}
