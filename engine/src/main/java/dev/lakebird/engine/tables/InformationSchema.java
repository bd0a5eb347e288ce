package dev.lakebird.engine.tables;

import dev.lakebird.catalog.Warehouse;
import dev.lakebird.catalog.model.CatalogSnapshot;
import dev.lakebird.catalog.model.SchemaEntry;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.engine.CatalogListing;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.catalog.InformationTable;
import dev.lakebird.tableformat.table.TableState;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What INFORMATION_SCHEMA says of a warehouse at one commit. Columns are those of BigQuery as far as the
/// catalog knows them; temporary objects are not listed. Source: BigQuery, "SCHEMATA view", "TABLES view",
/// "COLUMNS view".
final class InformationSchema {
  private static final String SCHEMATA = "SCHEMATA";
  private static final String TABLES = "TABLES";
  private static final String COLUMNS = "COLUMNS";

  static final List<String> NAMES = List.of(COLUMNS, SCHEMATA, TABLES);

  private static final Value NO = Value.of("NO");
  private static final Value YES = Value.of("YES");
  private static final Value NO_TEXT = Value.nullOf(SqlType.STRING);
  private static final Value NO_NUMBER = Value.nullOf(SqlType.INT64);
  private static final Column CREATION_TIME = Column.of("creation_time", SqlType.TIMESTAMP);
  private static final Value CATALOG = Value.of(CatalogListing.CATALOG);

  private final Warehouse warehouse;
  private final CatalogSnapshot snapshot;

  InformationSchema(Warehouse warehouse, CatalogSnapshot snapshot) {
    this.warehouse = warehouse;
    this.snapshot = snapshot;
  }

  /// A table with the rows of one dataset or of all; NOT_FOUND where there is no such dataset.
  Optional<InformationTable> find(Optional<String> dataset, String name) {
    if (dataset.isPresent() && snapshot.findSchema(dataset.get()).isEmpty()) {
      throw new LakebirdException(ErrorCode.NOT_FOUND, "Dataset not found: " + dataset.get());
    }
    List<SchemaEntry> datasets =
        dataset.flatMap(snapshot::findSchema).map(List::of).orElseGet(snapshot::listSchemas);
    return switch (name) {
      case SCHEMATA -> Optional.of(schemata(datasets));
      case TABLES -> Optional.of(tables(datasets));
      case COLUMNS -> Optional.of(columns(datasets));
      default -> Optional.empty();
    };
  }

  private InformationTable schemata(List<SchemaEntry> datasets) {
    List<List<Value>> rows = new ArrayList<>();
    for (SchemaEntry dataset : datasets) {
      rows.add(
          List.of(
              CATALOG,
              Value.of(dataset.name()),
              created(snapshot.createdMicros(dataset)),
              Value.of("CREATE SCHEMA " + quoted(dataset.name()) + ";"),
              NO_TEXT));
    }
    return new InformationTable(
        SCHEMATA,
        List.of(
            text("catalog_name"),
            text("schema_name"),
            CREATION_TIME,
            text("ddl"),
            text("default_collation_name")),
        rows);
  }

  /// Reads no metadata file, so that a table whose file is damaged is listed too.
  private InformationTable tables(List<SchemaEntry> datasets) {
    List<List<Value>> rows = new ArrayList<>();
    for (SchemaEntry dataset : datasets) {
      for (TableEntry entry : snapshot.listTables(dataset.name())) {
        rows.add(
            List.of(
                CATALOG,
                Value.of(dataset.name()),
                Value.of(entry.name().table()),
                Value.of("BASE TABLE"),
                YES,
                NO,
                NO,
                created(snapshot.createdMicros(entry)),
                NO_TEXT));
      }
    }
    return new InformationTable(
        TABLES,
        List.of(
            text("table_catalog"),
            text("table_schema"),
            text("table_name"),
            text("table_type"),
            text("is_insertable_into"),
            text("is_typed"),
            text("is_change_history_enabled"),
            CREATION_TIME,
            text("default_collation_name")),
        rows);
  }

  private InformationTable columns(List<SchemaEntry> datasets) {
    List<List<Value>> rows = new ArrayList<>();
    for (SchemaEntry dataset : datasets) {
      for (TableEntry entry : snapshot.listTables(dataset.name())) {
        TableState state = state(entry);
        Set<String> partitioning = state.partitionColumns();
        int position = 0;
        for (Column column : state.columns()) {
          position++;
          rows.add(
              List.of(
                  CATALOG,
                  Value.of(dataset.name()),
                  Value.of(entry.name().table()),
                  Value.of(column.name()),
                  Value.of(position),
                  column.nullable() ? YES : NO,
                  Value.of(column.sqlType()),
                  Value.of("NEVER"),
                  NO_TEXT,
                  NO_TEXT,
                  NO,
                  NO_TEXT,
                  NO,
                  partitioning.contains(column.name()) ? YES : NO,
                  NO_NUMBER,
                  collation(column).map(Value::of).orElse(NO_TEXT),
                  NO_TEXT,
                  NO_TEXT));
        }
      }
    }
    return new InformationTable(
        COLUMNS,
        List.of(
            text("table_catalog"),
            text("table_schema"),
            text("table_name"),
            text("column_name"),
            Column.of("ordinal_position", SqlType.INT64),
            text("is_nullable"),
            text("data_type"),
            text("is_generated"),
            text("generation_expression"),
            text("is_stored"),
            text("is_hidden"),
            text("is_updatable"),
            text("is_system_defined"),
            text("is_partitioning_column"),
            Column.of("clustering_ordinal_position", SqlType.INT64),
            text("collation_name"),
            text("column_default"),
            text("rounding_mode")),
        rows);
  }

  private static Optional<String> collation(Column column) {
    return column.type() instanceof SqlType.StringType text ? text.collation() : Optional.empty();
  }

  private static Value created(OptionalLong micros) {
    return micros.isPresent()
        ? new Value.TimestampValue(micros.getAsLong())
        : Value.nullOf(SqlType.TIMESTAMP);
  }

  private static Column text(String name) {
    return Column.of(name, SqlType.STRING);
  }

  private TableState state(TableEntry entry) {
    return warehouse.states().load(entry.metadataLocation());
  }

  private static String quoted(String name) {
    return "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`";
  }
}
