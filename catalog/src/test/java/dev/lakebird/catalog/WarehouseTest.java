package dev.lakebird.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.catalog.commit.TableCreation;
import dev.lakebird.catalog.commit.WriteContext;
import dev.lakebird.catalog.model.CatalogHead;
import dev.lakebird.catalog.model.CommitErrors;
import dev.lakebird.catalog.model.CommitOutcome.Conflict;
import dev.lakebird.catalog.model.ConflictReason;
import dev.lakebird.catalog.model.SchemaEntry;
import dev.lakebird.catalog.model.TableName;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseTest {
  private final Storage storage = CatalogFixture.storage();

  @TempDir Path folder;

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  private Warehouse open() {
    return CatalogFixture.open(folder.resolve("w"), storage);
  }

  private static WriteContext context() {
    return WriteContext.of("ada", "TEST");
  }

  @Test
  void readingMakesNothing() {
    try (var warehouse = open()) {
      assertThat(warehouse.catalog().snapshot().head()).isEqualTo(CatalogHead.EMPTY);
      assertThat(warehouse.catalog().asOf(warehouse.catalog().clockMicros()).sequence()).isZero();
      assertThat(warehouse.catalog().log(0, 10)).isEmpty();
      assertThat(folder.resolve("w")).doesNotExist();
      assertThatThrownBy(() -> warehouse.catalog().snapshotAt(1))
          .hasMessageContaining("Not found: Commit 1");
    }
  }

  @Test
  void firstSchemaMakesTheCatalogAndOthersSeeIt() {
    try (var warehouse = open();
        var other = open()) {
      assertThat(other.catalog().snapshot().findSchema("shop")).isEmpty();
      CommitErrors.committedOrThrow(warehouse.writes().createSchema("shop", context()));
      assertThat(folder.resolve("w/.lakebird/identity.json")).isRegularFile();
      assertThat(folder.resolve("w/.lakebird/catalog.db")).isRegularFile();
      assertThat(other.catalog().snapshot().findSchema("shop")).isPresent();
      assertThat(other.writes().createSchema("shop", context()))
          .isEqualTo(new Conflict(ConflictReason.SCHEMA_EXISTS, "shop"));
    }
    try (var again = open()) {
      assertThat(again.catalog().snapshot().findSchema("shop")).isPresent();
    }
  }

  @Test
  void schemasMadeAtOnceShareOneCatalog() throws Exception {
    var tasks = new ArrayList<Callable<Long>>();
    for (int i = 0; i < 6; i++) {
      String name = "s" + i;
      tasks.add(
          () -> {
            try (var warehouse = open()) {
              return CommitErrors.committedOrThrow(warehouse.writes().createSchema(name, context()))
                  .sequence();
            }
          });
    }
    try (var pool = Executors.newFixedThreadPool(6)) {
      var sequences = new ArrayList<Long>();
      for (Future<Long> done : pool.invokeAll(tasks)) {
        sequences.add(done.get());
      }
      assertThat(sequences).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
    }
    try (var warehouse = open()) {
      assertThat(warehouse.catalog().snapshot().listSchemas()).hasSize(6);
    }
  }

  @Test
  void identityWithoutItsStoreIsRefused() throws IOException {
    try (var warehouse = open()) {
      warehouse.writes().createSchema("shop", context());
    }
    Files.delete(folder.resolve("w/.lakebird/catalog.db"));
    assertRefused("cannot be reached");
    assertThat(folder.resolve("w/.lakebird/catalog.db")).doesNotExist();
  }

  @Test
  void storeOfAnotherCatalogIsRefused() throws IOException {
    try (var warehouse = open()) {
      warehouse.writes().createSchema("shop", context());
    }
    Path identity = folder.resolve("w/.lakebird/identity.json");
    String text = Files.readString(identity);
    Files.writeString(
        identity,
        text.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "00000000-0000-0000-0000-000000000001"));
    assertRefused("not that of the warehouse");
  }

  @Test
  void storeWithoutItsIdentityIsRefused() throws IOException {
    try (var warehouse = open()) {
      warehouse.writes().createSchema("shop", context());
    }
    Files.delete(folder.resolve("w/.lakebird/identity.json"));
    assertRefused("identity is missing");
  }

  @Test
  void damagedIdentityIsNamed() throws IOException {
    Path identity = folder.resolve("w/.lakebird/identity.json");
    Files.createDirectories(identity.getParent());
    Files.writeString(identity, "{\"format-version\": 1, \"catalog");
    try (var warehouse = open()) {
      assertThatThrownBy(() -> warehouse.catalog().snapshot())
          .extracting(failure -> ((LakebirdException) failure).code())
          .isEqualTo(ErrorCode.CORRUPT_FILE);
    }
    Files.writeString(identity, "{\"format-version\": 2}");
    assertRefused("later version");
  }

  private void assertRefused(String message) {
    try (var warehouse = open()) {
      assertThatThrownBy(() -> warehouse.catalog().snapshot())
          .hasMessageContaining(message)
          .extracting(failure -> ((LakebirdException) failure).code())
          .isEqualTo(ErrorCode.CATALOG_MISMATCH);
      assertThatThrownBy(() -> warehouse.writes().createSchema("x", context()))
          .hasMessageContaining(message);
    }
  }

  @Test
  void tableReadsBackWithItsColumns() {
    var columns =
        List.of(
            new Column("id", SqlType.INT64, TypeParameters.NONE, false),
            new Column("amount", SqlType.NUMERIC, TypeParameters.decimal(15, 2), true),
            Column.of("ts", SqlType.TIMESTAMP));
    try (var warehouse = open()) {
      warehouse.writes().createSchema("shop", context());
      SchemaEntry shop = warehouse.catalog().snapshot().findSchema("shop").orElseThrow();
      var planned = warehouse.planTable(columns, Map.of());
      assertThat(planned.location()).endsWith("/tables/" + planned.id());
      CommitErrors.committedOrThrow(
          warehouse
              .writes()
              .create(
                  new TableCreation(
                      shop, "orders", planned, List.of(), Optional.empty(), List.of()),
                  context()));
    }
    try (var warehouse = open()) {
      var entry =
          warehouse.catalog().snapshot().findTable(new TableName("shop", "orders")).orElseThrow();
      var state = warehouse.states().load(entry.metadataLocation());
      assertThat(state.columns()).isEqualTo(columns);
      assertThat(state.id()).isEqualTo(entry.id());
      assertThat(state.metadata().properties()).containsEntry("gc.enabled", "false");
      assertThat(warehouse.statistics().read(state).rowCount()).hasValue(0);
      assertThatThrownBy(() -> warehouse.states().load(entry.metadataLocation() + "x"))
          .extracting(failure -> ((LakebirdException) failure).code())
          .isEqualTo(ErrorCode.CORRUPT_FILE);
    }
  }

  @Test
  void pathForTheCatalogOfALocalWarehouseIsRefused() {
    var options =
        WarehouseOptions.fromEnvironment()
            .withCatalogPath(folder.resolve(UUID.randomUUID() + ".db"));
    assertThatThrownBy(() -> Warehouse.open(folder.toString(), storage, options).close())
        .extracting(failure -> ((LakebirdException) failure).code())
        .isEqualTo(ErrorCode.INVALID_ARGUMENT);
  }
}
