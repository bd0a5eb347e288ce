package dev.lakebird.timetravel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.catalog.Warehouse;
import dev.lakebird.catalog.WarehouseOptions;
import dev.lakebird.catalog.commit.WriteContext;
import dev.lakebird.catalog.model.CommitErrors;
import dev.lakebird.catalog.model.TableName;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsOfResolverTest {
  private static final long YEAR_2100_MICROS = 4_102_444_800_000_000L;

  @TempDir Path folder;

  @Test
  void momentMeansTheLastCommitAtOrBeforeIt() {
    try (var storage = Storage.of(StorageSettings.fromEnvironment(Map.of()));
        var warehouse =
            Warehouse.open(folder.toString(), storage, WarehouseOptions.fromEnvironment())) {
      var resolver = new AsOfResolver(warehouse.catalog());
      long first = create(warehouse, "a");
      long second = create(warehouse, "b");
      assertThat(resolver.resolve(first).findSchema("a")).isPresent();
      assertThat(resolver.resolve(first).findSchema("b")).isEmpty();
      assertThat(resolver.resolve(second - 1).findSchema("b")).isEmpty();
      assertThat(resolver.resolve(second).findSchema("b")).isPresent();
      assertThat(resolver.resolve(0).listSchemas()).isEmpty();
      long now = warehouse.catalog().clockMicros();
      assertThat(resolver.resolve(now).head().sequence()).isEqualTo(2);
      assertThat(create(warehouse, "c")).isGreaterThan(now);
      assertThat(resolver.resolve(now).head().sequence()).isEqualTo(2);
    }
  }

  private static long create(Warehouse warehouse, String schema) {
    return CommitErrors.committedOrThrow(
            warehouse.writes().createSchema(schema, WriteContext.of("ada", "CREATE SCHEMA")))
        .timestampMicros();
  }

  @Test
  void futureAndTheTimeBeforeTheTableAreErrors() {
    try (var storage = Storage.of(StorageSettings.fromEnvironment(Map.of()));
        var warehouse =
            Warehouse.open(folder.toString(), storage, WarehouseOptions.fromEnvironment())) {
      var resolver = new AsOfResolver(warehouse.catalog());
      assertThatThrownBy(() -> resolver.resolve(YEAR_2100_MICROS))
          .hasMessageContaining("2100-01-01 00:00:00+00")
          .extracting(failure -> ((LakebirdException) failure).code())
          .isEqualTo(ErrorCode.INVALID_VALUE);
      assertThatThrownBy(() -> resolver.loadTable(new TableName("shop", "orders"), 1_500_000))
          .hasMessage("Not found: Table shop.orders did not exist at 1970-01-01 00:00:01.500000+00")
          .extracting(failure -> ((LakebirdException) failure).code())
          .isEqualTo(ErrorCode.NOT_FOUND);
    }
  }
}
