package dev.lakebird.tableformat.scan;

import dev.lakebird.tableformat.parquet.footer.FileColumn;
import dev.lakebird.tableformat.parquet.footer.ParquetFooter;
import dev.lakebird.tableformat.table.MetricValues;
import dev.lakebird.types.scan.ScanColumn;
import dev.lakebird.types.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.mapping.MappedField;
import org.apache.iceberg.mapping.NameMapping;
import org.apache.iceberg.mapping.NameMappingParser;
import org.apache.iceberg.types.Types.NestedField;

/// Finds columns by field id; in files without ids by the table's name mapping, else by name. A column
/// that a file does not have is its partition's value, the column's initial default, or NULL. Source: the
/// Iceberg specification, "Column Projection".
final class FieldIdResolver implements ColumnResolver {
  private final List<NestedField> fields;
  private final List<ScanColumn> columns;
  private final Map<String, IcebergDataFile> files;
  private final Optional<NameMapping> names;

  FieldIdResolver(
      List<NestedField> fields,
      List<ScanColumn> columns,
      TableMetadata metadata,
      Map<String, IcebergDataFile> files) {
    this.fields = fields;
    this.columns = columns;
    this.files = Map.copyOf(files);
    this.names =
        Optional.ofNullable(metadata.properties().get(TableProperties.DEFAULT_NAME_MAPPING))
            .map(NameMappingParser::fromJson);
  }

  @Override
  public Origin resolve(ParquetFooter footer, int tableColumn) {
    NestedField field = fields.get(tableColumn);
    boolean hasIds = footer.columns().stream().anyMatch(c -> c.fieldId().isPresent());
    Set<String> known = names(field);
    for (FileColumn column : footer.columns()) {
      boolean found =
          hasIds
              ? column.fieldId().isPresent() && column.fieldId().getAsInt() == field.fieldId()
              : known.contains(column.name());
      if (found) {
        return new Origin.InFile(column);
      }
    }
    return new Origin.Constant(constant(footer, field, tableColumn));
  }

  private Set<String> names(NestedField field) {
    if (names.isPresent()) {
      MappedField mapped = names.get().find(field.fieldId());
      return mapped == null ? Set.of() : mapped.names();
    }
    return Set.of(field.name());
  }

  private Value constant(ParquetFooter footer, NestedField field, int tableColumn) {
    IcebergDataFile file = files.get(footer.location());
    Optional<Value> partition = file == null ? Optional.empty() : file.partitionValue(field);
    if (partition.isPresent()) {
      return partition.get();
    }
    Object initial = field.initialDefault();
    return initial == null || !MetricValues.isKnown(field.type())
        ? Value.nullOf(columns.get(tableColumn).column().type())
        : MetricValues.value(field.type(), initial);
  }
}
