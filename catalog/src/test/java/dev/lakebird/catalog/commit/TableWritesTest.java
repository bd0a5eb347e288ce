package dev.lakebird.catalog.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.catalog.CatalogFixture;
import dev.lakebird.catalog.Warehouse;
import dev.lakebird.catalog.WarehouseOptions;
import dev.lakebird.catalog.model.CommitErrors;
import dev.lakebird.catalog.model.CommitOutcome.Committed;
import dev.lakebird.catalog.model.CommitOutcome.Conflict;
import dev.lakebird.catalog.model.CommitOutcome.Unknown;
import dev.lakebird.catalog.model.ConflictReason;
import dev.lakebird.catalog.model.SchemaEntry;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.catalog.model.TableName;
import dev.lakebird.catalog.model.WriteOutcome;
import dev.lakebird.catalog.model.WriteOutcome.Outdated;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.tableformat.commit.CommitStage;
import dev.lakebird.tableformat.table.TableState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableWritesTest {
  private static final TableName ORDERS = new TableName("shop", "orders");

  private final Storage storage = CatalogFixture.storage();

  @TempDir Path folder;

  @BeforeEach
  void makeTable() {
    try (var warehouse = open()) {
      warehouse.writes().createSchema("shop", context());
      CommitErrors.committedOrThrow(create(warehouse, "orders", List.of()));
    }
  }

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  private Warehouse open() {
    return CatalogFixture.open(folder, storage);
  }

  private static WriteContext context() {
    return WriteContext.of("ada", "TEST");
  }

  private static WriteOutcome create(Warehouse warehouse, String name, List<DataFile> files) {
    SchemaEntry shop = warehouse.catalog().snapshot().findSchema("shop").orElseThrow();
    var planned = warehouse.planTable(CatalogFixture.COLUMNS, Map.of());
    return warehouse
        .writes()
        .create(
            new TableCreation(shop, name, planned, files, Optional.empty(), List.of()), context());
  }

  private static TableEntry orders(Warehouse warehouse) {
    return warehouse.catalog().snapshot().findTable(ORDERS).orElseThrow();
  }

  private static TableAppend append(TableEntry target, String file) {
    return new TableAppend(target, List.of(CatalogFixture.dataFile(file, 10)), List.of());
  }

  private static TreeSet<String> files(Warehouse warehouse, TableState state) throws Exception {
    var found = new ArrayList<String>();
    Snapshot snapshot = state.metadata().currentSnapshot();
    if (snapshot != null) {
      var io = warehouse.states().io();
      for (ManifestFile manifest : snapshot.dataManifests(io)) {
        try (var reader = ManifestFiles.read(manifest, io, state.metadata().specsById())) {
          reader.forEach(file -> found.add(file.location()));
        }
      }
    }
    var distinct = new TreeSet<>(found);
    assertThat(found).hasSize(distinct.size());
    return distinct;
  }

  private static TreeSet<String> files(Warehouse warehouse) throws Exception {
    return files(warehouse, warehouse.states().load(orders(warehouse).metadataLocation()));
  }

  @Test
  void appendOnAnOldStateIsRebuiltOnTheNewOne() throws Exception {
    try (var warehouse = open()) {
      TableEntry old = orders(warehouse);
      assertThat(warehouse.writes().append(append(old, "a"), context()))
          .isInstanceOf(Committed.class);
      assertThat(warehouse.writes().append(append(old, "b"), context()))
          .isInstanceOf(Committed.class);
      assertThat(files(warehouse)).containsExactly("/data/a.parquet", "/data/b.parquet");
      var state = warehouse.states().load(orders(warehouse).metadataLocation());
      assertThat(warehouse.statistics().read(state).rowCount()).hasValue(20);
      assertNoUnusedMetadata(warehouse);
    }
  }

  @Test
  void concurrentAppendsAllSucceed() throws Exception {
    int threads = 4;
    int appends = 8;
    var tasks = new ArrayList<Callable<List<Committed>>>();
    for (int t = 0; t < threads; t++) {
      int thread = t;
      tasks.add(
          () -> {
            var places = new ArrayList<Committed>();
            try (var warehouse = open()) {
              for (int i = 0; i < appends; i++) {
                var append = append(orders(warehouse), thread + "-" + i);
                places.add(
                    CommitErrors.committedOrThrow(warehouse.writes().append(append, context())));
              }
            }
            return places;
          });
    }
    var sequences = new TreeSet<Long>();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (Future<List<Committed>> done : pool.invokeAll(tasks)) {
        assertThat(done.get().stream().map(Committed::sequence)).isSorted();
        done.get().forEach(place -> sequences.add(place.sequence()));
      }
    }
    assertThat(sequences).hasSize(threads * appends);
    try (var warehouse = open()) {
      assertThat(files(warehouse)).hasSize(threads * appends);
      assertNoUnusedMetadata(warehouse);
    }
  }

  @Test
  void appendThatReadAChangedTableIsOutdated() throws Exception {
    try (var warehouse = open()) {
      create(warehouse, "source", List.of(CatalogFixture.dataFile("s", 1)));
      var sourceName = new TableName("shop", "source");
      TableEntry source = warehouse.catalog().snapshot().findTable(sourceName).orElseThrow();
      TableEntry target = orders(warehouse);
      warehouse.writes().append(append(source, "s2"), context());
      var append =
          new TableAppend(target, List.of(CatalogFixture.dataFile("a", 1)), List.of(source));
      assertThat(warehouse.writes().append(append, context()))
          .isEqualTo(new Outdated("shop.source"));
      assertThat(files(warehouse)).isEmpty();
      assertNoUnusedMetadata(warehouse);
    }
  }

  @Test
  void appendThatReadItsOwnTargetIsOutdatedByAnotherAppend() {
    try (var warehouse = open()) {
      TableEntry target = orders(warehouse);
      warehouse.writes().append(append(target, "a"), context());
      var append =
          new TableAppend(target, List.of(CatalogFixture.dataFile("b", 1)), List.of(target));
      assertThat(warehouse.writes().append(append, context()))
          .isEqualTo(new Outdated("shop.orders"));
    }
  }

  @Test
  void appendToADroppedTableConflicts() {
    try (var warehouse = open()) {
      TableEntry target = orders(warehouse);
      CommitErrors.committedOrThrow(warehouse.writes().dropTable(target, context()));
      assertThat(warehouse.writes().append(append(target, "a"), context()))
          .isEqualTo(new Conflict(ConflictReason.TABLE_MISSING, "shop.orders"));
    }
  }

  @Test
  void tableIsMadeWithItsFirstRowsInOneCommit() throws Exception {
    try (var warehouse = open()) {
      long before = warehouse.catalog().snapshot().head().sequence();
      Committed place =
          CommitErrors.committedOrThrow(
              create(warehouse, "big", List.of(CatalogFixture.dataFile("x", 5))));
      assertThat(place.sequence()).isEqualTo(before + 1);
      var entry =
          warehouse.catalog().snapshot().findTable(new TableName("shop", "big")).orElseThrow();
      assertThat(files(warehouse, warehouse.states().load(entry.metadataLocation())))
          .containsExactly("/data/x.parquet");
      assertThat(create(warehouse, "big", List.of()))
          .isEqualTo(new Conflict(ConflictReason.TABLE_EXISTS, "shop.big"));
    }
  }

  @Test
  void repeatedKeyAppendsOnce() throws Exception {
    try (var warehouse = open()) {
      var context = context();
      TableEntry target = orders(warehouse);
      var first = (Committed) warehouse.writes().append(append(target, "a"), context);
      var again = (Committed) warehouse.writes().append(append(target, "b"), context);
      assertThat(again).isEqualTo(new Committed(first.sequence(), first.timestampMicros(), true));
      assertThat(files(warehouse)).containsExactly("/data/a.parquet");
      assertNoUnusedMetadata(warehouse);
    }
  }

  @Test
  void stagesAreReportedInOrder() {
    var stages = new ArrayList<CommitStage>();
    var options = WarehouseOptions.fromEnvironment().withListener(stages::add);
    try (var warehouse = Warehouse.open(folder.toString(), storage, options)) {
      warehouse.writes().append(append(orders(warehouse), "a"), context());
    }
    assertThat(stages).containsExactly(CommitStage.values());
  }

  @ParameterizedTest
  @EnumSource(CommitStage.class)
  void failureInAnyStageIsWholeOrAbsent(CommitStage stage) throws Exception {
    var failing =
        WarehouseOptions.fromEnvironment()
            .withListener(
                reached -> {
                  if (reached == stage) {
                    throw new IllegalStateException("planted");
                  }
                });
    boolean certain = EnumSet.complementOf(EnumSet.of(CommitStage.BEFORE_REPLY)).contains(stage);
    try (var warehouse = Warehouse.open(folder.toString(), storage, failing)) {
      var append = append(orders(warehouse), "a");
      if (certain) {
        assertThatThrownBy(() -> warehouse.writes().append(append, context()))
            .hasMessageContaining("planted");
      } else {
        assertThat(warehouse.writes().append(append, context())).isInstanceOf(Unknown.class);
      }
    }
    try (var warehouse = open()) {
      assertThat(files(warehouse)).hasSize(certain ? 0 : 1);
      assertNoUnusedMetadata(warehouse);
      warehouse.writes().append(append(orders(warehouse), "b"), context());
      assertThat(files(warehouse)).contains("/data/b.parquet");
    }
  }

  @Test
  void historyWithinMetadataStaysShortAndTheLogKeepsAll() throws Exception {
    int appends = 45;
    try (var warehouse = open()) {
      for (int i = 0; i < appends; i++) {
        warehouse.writes().append(append(orders(warehouse), "f" + i), context());
      }
      var state = warehouse.states().load(orders(warehouse).metadataLocation());
      assertThat(state.metadata().snapshots()).hasSizeLessThanOrEqualTo(20);
      assertThat(state.metadata().previousFiles()).hasSizeLessThanOrEqualTo(20);
      assertThat(files(warehouse)).hasSize(appends);
      long head = warehouse.catalog().snapshot().head().sequence();
      for (int i = 0; i < appends; i++) {
        var then = warehouse.catalog().snapshotAt(head - i).findTable(ORDERS).orElseThrow();
        assertThat(files(warehouse, warehouse.states().load(then.metadataLocation())))
            .hasSize(appends - i);
      }
      var io = warehouse.states().io();
      assertThat(state.metadata().currentSnapshot().dataManifests(io)).hasSizeLessThan(33);
    }
  }

  /// Every metadata file in the table's folder is one that the log names.
  private static void assertNoUnusedMetadata(Warehouse warehouse) {
    var named = new TreeSet<String>();
    long head = warehouse.catalog().snapshot().head().sequence();
    for (long sequence = 0; sequence <= head; sequence++) {
      warehouse
          .catalog()
          .snapshotAt(sequence)
          .listTables("shop")
          .forEach(table -> named.add(table.metadataLocation()));
    }
    var found = new TreeSet<String>();
    for (StoredFile file : warehouse.storage().list(warehouse.location() + "/tables")) {
      if (file.location().endsWith(".metadata.json")) {
        found.add(file.location());
      }
    }
    assertThat(found).isEqualTo(named);
  }
}
