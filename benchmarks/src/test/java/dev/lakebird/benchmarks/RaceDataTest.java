package dev.lakebird.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.demo.datagen.DatagenMain;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Both engines read the same files of every kind and answer the same.
class RaceDataTest {
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
  private static final long MEMORY = 1L << 30;

  @TempDir static Path generated;

  @TempDir Path folder;

  @BeforeAll
  static void generate() {
    assertThat(DatagenMain.run("tpch", "--scale", "0.005", "--out", generated.toString())).isZero();
  }

  @Test
  void enginesAgreeOverFilesOfLakebird() {
    DataSet data = RaceData.written(FileSet.OURS, generated, NOWHERE);
    assertThat(data.files("lineitem").getFirst().toString()).contains("warehouse");
    assertAgreement(data);
  }

  @Test
  void enginesAgreeOverFilesOfDuckDb() {
    DataSet data = RaceData.written(FileSet.DUCKDB, generated, NOWHERE);
    assertThat(data.files("lineitem"))
        .containsExactly(generated.resolve("duckdb/lineitem.parquet").toAbsolutePath());
    assertAgreement(data);
    assertThat(RaceData.written(FileSet.DUCKDB, generated, NOWHERE)).isEqualTo(data);
  }

  @Test
  void foldersOfSomeoneElseAreTablesOfFilesOrFolders() throws Exception {
    Files.createDirectories(folder.resolve("orders"));
    Files.copy(generated.resolve("orders.parquet"), folder.resolve("orders/a.parquet"));
    Files.copy(generated.resolve("orders.parquet"), folder.resolve("orders/b.parquet"));
    Files.copy(generated.resolve("lineitem.parquet"), folder.resolve("lineitem.parquet"));
    DataSet data =
        RaceData.foreign(folder, List.of("lineitem", "orders"), folder.resolve("warehouse"));
    assertThat(data.files("orders")).hasSize(2);
    assertAgreement(data, "12");
  }

  @Test
  void missingAndTruncatedTablesAreNamed() throws Exception {
    Path lineitem = folder.resolve("lineitem.parquet");
    byte[] bytes = Files.readAllBytes(generated.resolve("lineitem.parquet"));
    Files.write(lineitem, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(
            () -> RaceData.foreign(folder, List.of("lineitem", "orders"), folder.resolve("w")))
        .isInstanceOfSatisfying(
            LakebirdException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND);
              assertThat(e.describe()).contains("orders", folder.toString());
            });
    assertThatThrownBy(() -> RaceData.foreign(folder, List.of("lineitem"), folder.resolve("w")))
        .isInstanceOfSatisfying(
            LakebirdException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT_FILE);
              assertThat(e.describe()).contains("lineitem.parquet");
            });
  }

  /// 7,500 orders with keys up to 30,000.
  @Test
  void filesByPathTellThePlannerTheirBounds() {
    var query =
        new RaceQuery(
            "plan",
            "EXPLAIN SELECT o_custkey FROM `%s` WHERE o_orderkey <= 300"
                .formatted(generated.resolve("orders.parquet")),
            "",
            true);
    var data = new DataSet(folder, folder, "none", Map.of());
    try (var lakebird = new Lakebird(folder, 1, MEMORY)) {
      assertThat(lakebird.run(query, data).rows().toString()).contains("(about 75 rows)");
    }
  }

  private static void assertAgreement(DataSet data) {
    assertAgreement(data, RaceQuery.TPCH.toArray(String[]::new));
    assertThat(RaceQuery.TPCH).hasSize(12);
  }

  private static void assertAgreement(DataSet data, String... queries) {
    List<Contestant> contestants =
        Contestants.open(Contestants.NAMES, data.warehouse(), 2, MEMORY, true);
    try {
      for (String name : queries) {
        RaceQuery query = RaceQuery.tpch(name);
        ResultTable ours = contestants.getFirst().run(query, data);
        ResultTable theirs = contestants.getLast().run(query, data);
        assertThat(ours.difference(theirs, query.ordered())).as(query.name()).isEmpty();
        assertThat(ours.rows()).as(query.name()).isNotEmpty();
      }
    } finally {
      contestants.forEach(Contestant::close);
    }
  }
}
