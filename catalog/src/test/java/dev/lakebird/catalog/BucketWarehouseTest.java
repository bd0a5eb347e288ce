package dev.lakebird.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.catalog.commit.TableAppend;
import dev.lakebird.catalog.commit.TableCreation;
import dev.lakebird.catalog.commit.WriteContext;
import dev.lakebird.catalog.model.CommitErrors;
import dev.lakebird.catalog.model.SchemaEntry;
import dev.lakebird.catalog.model.TableName;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.miniodev.S3DevServer;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.storage.s3.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BucketWarehouseTest {
  private final S3DevServer server = S3DevServer.start();
  private final Storage storage =
      Storage.of(
          StorageSettings.of(
              S3Settings.at(server.endpoint(), server.accessKey(), server.secretKey())));

  @TempDir Path folder;

  @BeforeAll
  void makeBucket() {
    server.createBucket("shop");
  }

  @AfterAll
  void stop() {
    storage.close();
    server.close();
  }

  private WarehouseOptions options(String dataFolder) {
    return WarehouseOptions.fromEnvironment().withDataFolder(folder.resolve(dataFolder));
  }

  private void createSchema(String location, WarehouseOptions options) {
    try (var warehouse = Warehouse.open(location, storage, options)) {
      CommitErrors.committedOrThrow(
          warehouse.writes().createSchema("shop", WriteContext.of("ada", "CREATE SCHEMA")));
    }
  }

  private boolean hasShop(String location, WarehouseOptions options) {
    try (var warehouse = Warehouse.open(location, storage, options)) {
      return warehouse.catalog().snapshot().findSchema("shop").isPresent();
    }
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .hasMessageContaining(message)
        .extracting(failure -> ((LakebirdException) failure).code())
        .isEqualTo(ErrorCode.CATALOG_MISMATCH);
  }

  @Test
  void storeLiesInTheDataFolderUnderTheCatalogsId() throws IOException {
    String location = "s3://shop/by-default";
    assertThat(hasShop(location, options("data"))).isFalse();
    assertThat(folder.resolve("data")).doesNotExist();
    createSchema(location, options("data"));
    assertThat(hasShop(location + "/", options("data"))).isTrue();
    assertThat(storage.exists(location + "/.lakebird/identity.json")).isTrue();
    try (var files = Files.list(folder.resolve("data"))) {
      assertThat(files).hasSize(1).allMatch(file -> file.toString().endsWith(".db"));
    }
    assertThat(hasShop(location, options("elsewhere"))).isTrue();
  }

  @Test
  void chosenStoreIsUsedAndHeldToTheIdentity() throws IOException {
    String location = "s3://shop/chosen";
    Path path = folder.resolve("mine.db");
    var chosen = options("unused").withCatalogPath(path);
    createSchema(location, chosen);
    assertThat(hasShop(location, chosen)).isTrue();
    assertThat(hasShop(location, options("unused"))).isTrue();

    Path other = folder.resolve("other.db");
    createSchema("s3://shop/neighbour", options("unused").withCatalogPath(other));
    assertRefused(
        () -> hasShop(location, options("unused").withCatalogPath(other)), "not that of the");
    assertRefused(() -> createSchema("s3://shop/third", chosen), "serves another warehouse");
    Path missing = folder.resolve("missing.db");
    assertRefused(
        () -> hasShop(location, options("unused").withCatalogPath(missing)), "cannot be reached");
    assertThat(missing).doesNotExist();

    Files.move(path, folder.resolve("moved.db"));
    assertRefused(() -> hasShop(location, options("unused")), "cannot be reached");
    assertThat(hasShop(location, options("unused").withCatalogPath(folder.resolve("moved.db"))))
        .isTrue();
  }

  @Test
  void tablesAreMadeAndAppendedTo() {
    try (var warehouse = Warehouse.open("s3://shop/tables", storage, options("tables"))) {
      var context = WriteContext.of("ada", "TEST");
      CommitErrors.committedOrThrow(warehouse.writes().createSchema("shop", context));
      SchemaEntry shop = warehouse.catalog().snapshot().findSchema("shop").orElseThrow();
      var planned = warehouse.planTable(CatalogFixture.COLUMNS, Map.of());
      CommitErrors.committedOrThrow(
          warehouse
              .writes()
              .create(
                  new TableCreation(
                      shop, "orders", planned, List.of(), Optional.empty(), List.of()),
                  WriteContext.of("ada", "CREATE TABLE")));
      var name = new TableName("shop", "orders");
      var entry = warehouse.catalog().snapshot().findTable(name).orElseThrow();
      CommitErrors.committedOrThrow(
          warehouse
              .writes()
              .append(
                  new TableAppend(entry, List.of(CatalogFixture.dataFile("a", 3)), List.of()),
                  WriteContext.of("ada", "INSERT")));
    }
    try (var warehouse = Warehouse.open("s3://shop/tables", storage, options("tables"))) {
      var name = new TableName("shop", "orders");
      var entry = warehouse.catalog().snapshot().findTable(name).orElseThrow();
      assertThat(entry.metadataLocation()).startsWith("s3://shop/tables/tables/");
      var state = warehouse.states().load(entry.metadataLocation());
      assertThat(warehouse.statistics().read(state).rowCount()).hasValue(3);
    }
  }

  @Test
  void bucketThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> createSchema("s3://no-such-bucket/w", options("nothing")))
        .extracting(failure -> ((LakebirdException) failure).code())
        .isEqualTo(ErrorCode.BUCKET_NOT_FOUND);
    assertThat(folder.resolve("nothing")).doesNotExist();
  }
}
