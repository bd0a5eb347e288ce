package dev.lakebird.tableformat.table;

import dev.lakebird.tableformat.schema.IcebergSchemas;
import dev.lakebird.types.Column;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.TableMetadata;

/// A table at one immutable state: what one metadata file says. A table that is planned and not yet
/// written has no metadata file.
public record TableState(TableMetadata metadata) {
  /// The identity that the table keeps through renames.
  public UUID id() {
    return UUID.fromString(metadata.uuid());
  }

  /// The folder of its files, without a slash at the end.
  public String location() {
    return metadata.location();
  }

  /// The columns, in table order.
  public List<Column> columns() {
    return IcebergSchemas.columns(metadata.schema(), metadata.properties());
  }

  /// The names of the columns that decide in which partition a row is.
  public Set<String> partitionColumns() {
    Set<String> names = new HashSet<>();
    for (PartitionField field : metadata.spec().fields()) {
      if (!field.transform().isVoid()) {
        names.add(metadata.schema().findColumnName(field.sourceId()));
      }
    }
    return names;
  }

  /// The state with these properties besides its own; the metadata file stays the one that it was read from.
  public TableState withProperties(Map<String, String> properties) {
    return new TableState(
        TableMetadata.buildFrom(metadata)
            .setProperties(properties)
            .discardChanges()
            .withMetadataLocation(metadata.metadataFileLocation())
            .build());
  }

  /// Changes whenever the columns do.
  public int schemaId() {
    return metadata.currentSchemaId();
  }
}
