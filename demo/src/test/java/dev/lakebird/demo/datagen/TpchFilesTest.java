package dev.lakebird.demo.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.storage.Storage;
import dev.lakebird.tableformat.parquet.write.ParquetFileFacts;
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

final class TpchFilesTest {
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
    for (TpchData<?> data : TpchData.ALL) {
      var facts = write(data, 0.001, 2).getFirst();
      rows.put(data.name(), facts.rowCount());
      assertThat(Files.size(folder.resolve(data.name() + ".parquet"))).isEqualTo(facts.byteCount());
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
    TpchData<?> orders = table("orders");
    write(orders, 0.2, 1);
    byte[] first = Files.readAllBytes(folder.resolve("orders.parquet"));
    assertThat(write(orders, 0.2, 3).getFirst().rowGroupOffsets()).hasSize(3);
    assertThat(Files.readAllBytes(folder.resolve("orders.parquet"))).isEqualTo(first);
  }

  @Test
  void largerScalesMakeSeveralFilesAndRemoveOlderOnes() throws IOException {
    Files.createDirectories(folder.resolve("supplier"));
    Files.writeString(folder.resolve("supplier/part-9.parquet"), "of an earlier run");
    var written = write(table("supplier"), 20, 2);
    assertThat(written.stream().mapToLong(ParquetFileFacts::rowCount).sum()).isEqualTo(200_000);
    try (var files = Files.list(folder.resolve("supplier"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("part-0.parquet", "part-1.parquet");
    }
  }

  private List<ParquetFileFacts> write(TpchData<?> data, double scale, int threads) {
    try (var workers = Executors.newFixedThreadPool(threads)) {
      var files = new TpchFiles(storage, allocator, workers, threads, folder.toString(), scale);
      return files.write(data, (table, piece, pieces, rows) -> {});
    }
  }

  private static TpchData<?> table(String name) {
    return TpchData.ALL.stream().filter(data -> data.name().equals(name)).findFirst().orElseThrow();
  }
}
