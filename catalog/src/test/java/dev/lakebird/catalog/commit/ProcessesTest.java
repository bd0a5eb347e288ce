package dev.lakebird.catalog.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.catalog.CatalogFixture;
import dev.lakebird.catalog.model.CommitErrors;
import dev.lakebird.catalog.model.SchemaEntry;
import dev.lakebird.catalog.model.TableName;
import dev.lakebird.storage.Storage;
import dev.lakebird.tableformat.commit.CommitStage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Processes that share one warehouse, and processes that are killed.
class ProcessesTest {
  private static final TableName ORDERS = new TableName("shop", "orders");

  private final Storage storage = CatalogFixture.storage();

  @TempDir Path folder;

  @BeforeEach
  void makeTable() {
    try (var warehouse = CatalogFixture.open(folder, storage)) {
      var context = WriteContext.of("ada", "CREATE SCHEMA");
      warehouse.writes().createSchema("shop", context);
      SchemaEntry shop = warehouse.catalog().snapshot().findSchema("shop").orElseThrow();
      var planned = warehouse.planTable(CatalogFixture.COLUMNS, Map.of());
      CommitErrors.committedOrThrow(
          warehouse
              .writes()
              .create(
                  new TableCreation(
                      shop, "orders", planned, List.of(), Optional.empty(), List.of()),
                  WriteContext.of("ada", "CREATE TABLE")));
    }
  }

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  private List<String> appended() throws Exception {
    var names = new ArrayList<String>();
    try (var warehouse = CatalogFixture.open(folder, storage)) {
      var io = warehouse.states().io();
      var state =
          warehouse
              .states()
              .load(
                  warehouse
                      .catalog()
                      .snapshot()
                      .findTable(ORDERS)
                      .orElseThrow()
                      .metadataLocation());
      Snapshot snapshot = state.metadata().currentSnapshot();
      if (snapshot == null) {
        return names;
      }
      for (ManifestFile manifest : snapshot.dataManifests(io)) {
        try (var reader = ManifestFiles.read(manifest, io, state.metadata().specsById())) {
          reader.forEach(file -> names.add(file.location().replaceAll("^/data/|\\.parquet$", "")));
        }
      }
    }
    return names;
  }

  @Test
  void twoProcessesAppendToOneTable() throws Exception {
    int appends = 10;
    try (var first = AppendProcess.start(folder, "first", appends);
        var second = AppendProcess.start(folder, "second", appends)) {
      assertThat(first.lines()).hasSize(appends);
      assertThat(second.lines()).hasSize(appends);
      assertThat(first.awaitEnd()).isZero();
      assertThat(second.awaitEnd()).isZero();
    }
    var expected = new ArrayList<String>();
    for (int i = 0; i < appends; i++) {
      expected.add("first-" + i);
      expected.add("second-" + i);
    }
    assertThat(appended()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @EnumSource(CommitStage.class)
  void processKilledInAnyStageLeavesItsWriteWholeOrAbsent(CommitStage stage) throws Exception {
    try (var process = AppendProcess.start(folder, "killed", 2, stage)) {
      assertThat(process.lines()).containsExactly("ack killed-0", "stage");
    }
    List<String> names = appended();
    if (stage == CommitStage.BEFORE_REPLY) {
      assertThat(names).containsExactlyInAnyOrder("killed-0", "killed-1");
    } else {
      assertThat(names).containsExactly("killed-0");
    }
    try (var warehouse = CatalogFixture.open(folder, storage)) {
      var entry = warehouse.catalog().snapshot().findTable(ORDERS).orElseThrow();
      CommitErrors.committedOrThrow(
          warehouse
              .writes()
              .append(
                  new TableAppend(entry, List.of(CatalogFixture.dataFile("after", 1)), List.of()),
                  WriteContext.of("ada", "INSERT")));
    }
    assertThat(appended()).contains("after").hasSize(names.size() + 1);
  }
}
