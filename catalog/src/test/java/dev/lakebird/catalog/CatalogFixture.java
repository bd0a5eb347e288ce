package dev.lakebird.catalog;

import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;

/// Parts that tests of the catalog share.
public final class CatalogFixture {
  public static final List<Column> COLUMNS =
      List.of(Column.of("id", SqlType.INT64), Column.of("city", SqlType.STRING));

  private CatalogFixture() {}

  public static Storage storage() {
    return Storage.of(StorageSettings.fromEnvironment(Map.of()).withSyncLocalWrites(false));
  }

  public static Warehouse open(Path folder, Storage storage) {
    return Warehouse.open(folder.toString(), storage, WarehouseOptions.fromEnvironment());
  }

  /// A data file that exists in metadata only.
  public static DataFile dataFile(String name, long rows) {
    return DataFiles.builder(PartitionSpec.unpartitioned())
        .withPath("/data/" + name + ".parquet")
        .withFormat("parquet")
        .withFileSizeInBytes(100)
        .withRecordCount(rows)
        .build();
  }
}
