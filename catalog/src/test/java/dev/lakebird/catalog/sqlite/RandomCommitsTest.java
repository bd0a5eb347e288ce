package dev.lakebird.catalog.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.catalog.model.CatalogChange;
import dev.lakebird.catalog.model.CatalogCommit;
import dev.lakebird.catalog.model.CatalogSnapshot;
import dev.lakebird.catalog.model.CommitKey;
import dev.lakebird.catalog.model.CommitLogEntry;
import dev.lakebird.catalog.model.CommitOutcome.Committed;
import dev.lakebird.catalog.model.LoggedState;
import dev.lakebird.catalog.model.SchemaEntry;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.catalog.model.TableName;
import dev.lakebird.tableformat.commit.CommitListener;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/// Random commits against the store and against plain maps; then the whole history is compared.
class RandomCommitsTest {
  /// All that a catalog is, at one sequence.
  private record Model(TreeMap<String, UUID> schemas, TreeMap<String, TableEntry> tables) {
    Model copy() {
      return new Model(new TreeMap<>(schemas), new TreeMap<>(tables));
    }
  }

  private static final int COMMITS = 150;

  @TempDir Path folder;

  @RepeatedTest(3)
  void storeAndModelAgreeAtEverySequence() {
    long seed = System.nanoTime();
    System.out.println("RandomCommitsTest seed " + seed);
    var random = new Random(seed);
    var history = new ArrayList<Model>();
    history.add(new Model(new TreeMap<>(), new TreeMap<>()));
    try (var store =
        new SqliteCatalogFile(folder.resolve("catalog.db"), Clock.systemUTC())
            .openOrCreate(UUID.randomUUID(), "")) {
      for (int i = 0; i < COMMITS; i++) {
        Model next = history.getLast().copy();
        var changes = new ArrayList<CatalogChange>();
        boolean expected = true;
        for (int n = random.nextInt(1, 4); n > 0 && expected; n--) {
          CatalogChange change = randomChange(random, next);
          changes.add(change);
          expected = applies(next, change);
        }
        var commit = new CatalogCommit(CommitKey.random(), "ada", "RANDOM", List.of(), changes);
        boolean committed = store.commit(commit, CommitListener.NONE) instanceof Committed;
        assertThat(committed).as("seed %d commit %d: %s", seed, i, changes).isEqualTo(expected);
        if (committed) {
          history.add(next);
        }
      }
      verifyHistory(store, history, seed);
      verifyLog(store, history, seed);
    }
  }

  private static CatalogChange randomChange(Random random, Model model) {
    String schemaName = "s" + random.nextInt(3);
    var schema =
        new SchemaEntry(model.schemas.getOrDefault(schemaName, new UUID(7, 7)), schemaName);
    var name = new TableName(schemaName, "t" + random.nextInt(4));
    TableEntry known =
        model.tables.getOrDefault(
            name.toString(), new TableEntry(UUID.randomUUID(), name, "nowhere"));
    String location = "m" + random.nextInt(1_000_000);
    return switch (random.nextInt(8)) {
      case 0 -> new CatalogChange.CreateSchema(new SchemaEntry(UUID.randomUUID(), schemaName));
      case 1 -> new CatalogChange.DropSchema(schema);
      case 2, 3 ->
          new CatalogChange.CreateTable(
              schema.id(), new TableEntry(UUID.randomUUID(), name, location));
      case 4 -> new CatalogChange.DropTable(known);
      case 5 -> new CatalogChange.SwapMetadata(known.withMetadataLocation("stale"), location);
      default -> new CatalogChange.SwapMetadata(known, location);
    };
  }

  private static boolean applies(Model model, CatalogChange change) {
    return switch (change) {
      case CatalogChange.CreateSchema(var schema) ->
          model.schemas.putIfAbsent(schema.name(), schema.id()) == null;
      case CatalogChange.DropSchema(var schema) ->
          model.tables.values().stream().noneMatch(t -> t.name().schema().equals(schema.name()))
              && model.schemas.remove(schema.name(), schema.id());
      case CatalogChange.CreateTable(var schemaId, var table) ->
          schemaId.equals(model.schemas.get(table.name().schema()))
              && model.tables.putIfAbsent(table.name().toString(), table) == null;
      case CatalogChange.SwapMetadata(var table, var location) ->
          model.tables.replace(
              table.name().toString(), table, table.withMetadataLocation(location));
      case CatalogChange.DropTable(var table) -> {
        TableEntry known = model.tables.get(table.name().toString());
        boolean same = known != null && known.id().equals(table.id());
        if (same) {
          model.tables.remove(table.name().toString());
        }
        yield same;
      }
    };
  }

  private static void verifyHistory(SqliteCatalogStore store, List<Model> history, long seed) {
    for (int sequence = 0; sequence < history.size(); sequence++) {
      CatalogSnapshot snapshot = store.snapshotAt(sequence).orElseThrow();
      verify(snapshot, history.get(sequence), "seed " + seed + " sequence " + sequence);
    }
    assertThat(store.head().sequence()).isEqualTo(history.size() - 1);
  }

  private static void verify(CatalogSnapshot snapshot, Model model, String where) {
    var schemas = new TreeMap<String, UUID>();
    var tables = new TreeMap<String, TableEntry>();
    for (SchemaEntry schema : snapshot.listSchemas()) {
      schemas.put(schema.name(), schema.id());
      assertThat(snapshot.findSchema(schema.name())).contains(schema);
      for (TableEntry table : snapshot.listTables(schema.name())) {
        tables.put(table.name().toString(), table);
        assertThat(snapshot.findTable(table.name())).contains(table);
      }
    }
    assertThat(schemas).as(where).isEqualTo(model.schemas);
    assertThat(tables).as(where).isEqualTo(model.tables);
  }

  /// The states of the log, put one upon the other, are the state at the head.
  private static void verifyLog(SqliteCatalogStore store, List<Model> history, long seed) {
    var schemaNames = new TreeMap<UUID, String>();
    var tables = new TreeMap<String, TableEntry>();
    long last = 0;
    long lastMicros = 0;
    for (List<CommitLogEntry> page; !(page = store.log(last, 10)).isEmpty(); ) {
      for (CommitLogEntry entry : page) {
        assertThat(entry.sequence()).isEqualTo(last + 1);
        assertThat(entry.timestampMicros()).isGreaterThan(lastMicros);
        assertThat(entry.operation()).isEqualTo("RANDOM");
        last = entry.sequence();
        lastMicros = entry.timestampMicros();
        entry.states().forEach(state -> replay(state, schemaNames, tables));
      }
    }
    assertThat(tables).as("seed %d", seed).isEqualTo(history.getLast().tables);
    assertThat(schemaNames.values())
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(history.getLast().schemas.keySet());
  }

  private static void replay(
      LoggedState state, Map<UUID, String> schemaNames, Map<String, TableEntry> tables) {
    switch (state) {
      case LoggedState.SchemaState(var id, var name, var dropped) -> {
        if (dropped) {
          schemaNames.remove(id);
        } else {
          schemaNames.put(id, name);
        }
      }
      case LoggedState.TableState(var id, var schemaId, var tableName, var location) -> {
        var name = new TableName(String.valueOf(schemaNames.get(schemaId)), tableName);
        if (location.isPresent()) {
          tables.put(name.toString(), new TableEntry(id, name, location.get()));
        } else {
          tables.remove(name.toString());
        }
      }
    }
  }
}
