package dev.lakebird.demo.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.storage.Storage;
import dev.lakebird.types.memory.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TableFilesTest {
  private final BufferAllocator allocator = Memory.root(512 << 20);
  private final Storage storage = Storage.fromEnvironment();

  @TempDir private Path folder;

  @AfterEach
  void nothingLeaks() {
    storage.close();
    assertThat(allocator.getAllocatedMemory()).isZero();
    allocator.close();
  }

  @Test
  void tablesHaveTheRowsOfTheirScale() throws IOException {
    Map<String, Long> rows = new HashMap<>();
    for (GeneratedTable data : TpchData.ALL) {
      var facts = write(data, 0.001, 2).getFirst();
      rows.put(data.name(), facts.rows());
      assertThat(Files.size(folder.resolve(data.name() + ".parquet"))).isEqualTo(facts.bytes());
    }
    assertThat(rows)
        .containsEntry("customer", 150L)
        .containsEntry("lineitem", 6005L)
        .containsEntry("nation", 25L)
        .containsEntry("orders", 1500L)
        .containsEntry("part", 200L)
        .containsEntry("partsupp", 800L)
        .containsEntry("region", 5L)
        .containsEntry("supplier", 10L);
  }

  @Test
  void filesDoNotDependOnTheNumberOfWorkers() throws IOException {
    GeneratedTable orders = table("orders");
    write(orders, 0.1, 1);
    byte[] first = Files.readAllBytes(folder.resolve("orders.parquet"));
    assertThat(write(orders, 0.1, 3).getFirst().parts()).isEqualTo(2);
    assertThat(Files.readAllBytes(folder.resolve("orders.parquet"))).isEqualTo(first);
  }

  @Test
  void largerScalesMakeSeveralFilesAndRemoveOlderOnes() throws IOException {
    Files.createDirectories(folder.resolve("supplier"));
    Files.writeString(folder.resolve("supplier/part-9.parquet"), "of an earlier run");
    var written = write(table("supplier"), 20, 2);
    assertThat(written.stream().mapToLong(GeneratedFile::rows).sum()).isEqualTo(200_000);
    try (var files = Files.list(folder.resolve("supplier"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("part-0.parquet", "part-1.parquet");
    }
  }

  @Test
  void csvHoldsTheSameRows() throws IOException {
    writeCsv(table("region"), 1);
    assertThat(Files.readString(folder.resolve("region.csv")))
        .startsWith("r_regionkey,r_name,r_comment\n0,AFRICA,")
        .hasLineCount(6);
    writeCsv(table("orders"), 0.001);
    List<String> orders = Files.readAllLines(folder.resolve("orders.csv"));
    assertThat(orders).hasSize(1501);
    assertThat(orders.get(1)).matches("1,\\d+,O,\\d+\\.\\d\\d,1996-01-02,5-LOW,.*");
  }

  @Test
  void everyTableOfTpcdsIsMade() throws IOException {
    assertThat(TpcdsData.ALL).hasSize(24);
    Map<String, Long> rows = new HashMap<>();
    for (GeneratedTable table : TpcdsData.ALL) {
      if (!table.name().equals("customer_demographics")) {
        rows.put(table.name(), write(table, 0.01, 2).getFirst().rows());
      }
    }
    assertThat(rows).allSatisfy((name, count) -> assertThat(count).as(name).isPositive());
    assertThat(rows).containsEntry("reason", 1L).containsEntry("date_dim", 73_049L);
    writeCsv(named(TpcdsData.ALL, "income_band"), 0.01);
    assertThat(Files.readAllLines(folder.resolve("income_band.csv")))
        .startsWith("ib_income_band_sk,ib_lower_bound,ib_upper_bound", "1,0,10000")
        .hasSize(21);
    // NULL is an empty field.
    writeCsv(named(TpcdsData.ALL, "store_returns"), 0.01);
    assertThat(Files.readString(folder.resolve("store_returns.csv"))).contains(",,");
  }

  private void writeCsv(GeneratedTable table, double scale) {
    try (var workers = Executors.newFixedThreadPool(2)) {
      new TableFiles<>(storage, new CsvEncoding(), workers, 2, folder.toString(), scale)
          .write(table, (name, piece, pieces, rows) -> {});
    }
  }

  private List<GeneratedFile> write(GeneratedTable data, double scale, int threads) {
    try (var workers = Executors.newFixedThreadPool(threads)) {
      var files =
          new TableFiles<>(
              storage, new ParquetEncoding(allocator), workers, threads, folder.toString(), scale);
      return files.write(data, (table, piece, pieces, rows) -> {});
    }
  }

  private static GeneratedTable table(String name) {
    return named(TpchData.ALL, name);
  }

  private static GeneratedTable named(List<GeneratedTable> tables, String name) {
    return tables.stream().filter(data -> data.name().equals(name)).findFirst().orElseThrow();
  }
}
