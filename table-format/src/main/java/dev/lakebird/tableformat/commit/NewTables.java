package dev.lakebird.tableformat.commit;

import dev.lakebird.tableformat.schema.IcebergSchemas;
import dev.lakebird.tableformat.table.TableState;
import dev.lakebird.types.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableProperties;

/// Plans tables that do not exist yet.
public final class NewTables {
  private static final int FORMAT_VERSION = 2;

  /// Managed tables' files belong to the catalog; other engines must not collect them.
  private static final Map<String, String> PROPERTIES =
      Map.of(
          TableProperties.GC_ENABLED, "false",
          TableProperties.DEFAULT_FILE_FORMAT, "parquet",
          TableProperties.PARQUET_COMPRESSION, "zstd",
          TableProperties.MANIFEST_MIN_MERGE_COUNT, "32",
          TableProperties.METADATA_PREVIOUS_VERSIONS_MAX,
              Integer.toString(HistoryWindow.COUNT_MAX));

  private NewTables() {}

  /// An empty, unpartitioned table of format version 2, of which nothing is written yet.
  ///
  /// @param location the folder of its files, without a slash at the end
  /// @param properties go before those that every managed table has
  public static TableState plan(
      UUID id, String location, List<Column> columns, Map<String, String> properties) {
    var schema = IcebergSchemas.schema(columns);
    var all = new HashMap<>(PROPERTIES);
    all.putAll(IcebergSchemas.properties(columns));
    all.putAll(properties);
    return new TableState(
        TableMetadata.buildFromEmpty(FORMAT_VERSION)
            .assignUUID(id.toString())
            .setLocation(location)
            .setCurrentSchema(schema, schema.highestFieldId())
            .setDefaultPartitionSpec(PartitionSpec.unpartitioned())
            .setDefaultSortOrder(SortOrder.unsorted())
            .setProperties(all)
            .discardChanges()
            .build());
  }
}
