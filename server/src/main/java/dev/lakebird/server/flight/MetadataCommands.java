package dev.lakebird.server.flight;

import com.google.protobuf.Message;
import dev.lakebird.engine.CatalogListing;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.server.session.ClientSession;
import dev.lakebird.types.Column;
import dev.lakebird.types.arrow.ArrowFields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.sql.FlightSqlProducer.Schemas;
import org.apache.arrow.flight.sql.SqlInfoBuilder;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetSqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetXdbcTypeInfo;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// The metadata commands: one catalog, `lakebird`, whose schemas are the datasets; temporary tables are in the
/// schema `_SESSION`. There are no keys.
final class MetadataCommands {
  /// The only catalog: a warehouse is one project.
  static final String CATALOG = CatalogListing.CATALOG;

  private static final String TABLE = "TABLE";
  private static final String TEMPORARY = "LOCAL TEMPORARY";
  private static final String CATALOG_NAME = "catalog_name";
  private static final String SCHEMA_NAME = "db_schema_name";
  private static final String TABLE_NAME = "table_name";
  private static final String TABLE_TYPE = "table_type";

  private final BufferAllocator memory;
  private final SqlInfoBuilder info;

  MetadataCommands(BufferAllocator memory, SqlInfoBuilder info) {
    this.memory = memory;
    this.info = info;
  }

  /// How to fetch the rows of a metadata command.
  static FlightInfo info(Schema schema, Message command, FlightDescriptor descriptor) {
    return FlightInfo.builder(schema, descriptor, List.of(Statements.endpoint(command)))
        .setBytes(-1)
        .setRecords(-1)
        .setOrdered(true)
        .build();
  }

  void sqlInfo(CommandGetSqlInfo command, ServerStreamListener listener) {
    List<Integer> wanted =
        command.getInfoList().isEmpty()
            ? List.of()
            : command.getInfoList().stream().filter(ServerInfo::knows).distinct().toList();
    if (wanted.isEmpty() && !command.getInfoList().isEmpty()) {
      none(Schemas.GET_SQL_INFO_SCHEMA, listener);
    } else {
      ResultSetInfo.send(info, wanted, memory, listener);
    }
  }

  void typeInfo(CommandGetXdbcTypeInfo command, ServerStreamListener listener) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (TypeRows.TypeRow type : TypeRows.ALL) {
      if (!command.hasDataType() || command.getDataType() == type.dataType()) {
        rows.add(row(type));
      }
    }
    RootRows.send(Schemas.GET_TYPE_INFO_SCHEMA, rows, memory, listener);
  }

  private static Map<String, Object> row(TypeRows.TypeRow type) {
    Map<String, Object> row = new HashMap<>();
    row.put("type_name", type.name());
    row.put("data_type", type.dataType());
    row.put("column_size", type.size());
    type.prefix().ifPresent(text -> row.put("literal_prefix", text));
    type.quote().ifPresent(text -> row.put("literal_suffix", text));
    row.put("create_params", type.parameters());
    row.put("nullable", 1);
    row.put("case_sensitive", type.caseSensitive());
    row.put("searchable", type.searchable() ? 3 : 0);
    row.put("unsigned_attribute", false);
    row.put("fixed_prec_scale", false);
    row.put("auto_increment", false);
    row.put("local_type_name", type.name());
    type.scaleMax()
        .ifPresent(
            scale -> {
              row.put("minimum_scale", 0);
              row.put("maximum_scale", scale);
            });
    row.put("sql_data_type", type.dataType());
    type.radix().ifPresent(radix -> row.put("num_prec_radix", radix));
    return row;
  }

  void catalogs(ServerStreamListener listener) {
    RootRows.send(
        Schemas.GET_CATALOGS_SCHEMA, List.of(Map.of(CATALOG_NAME, CATALOG)), memory, listener);
  }

  void tableTypes(ServerStreamListener listener) {
    RootRows.send(
        Schemas.GET_TABLE_TYPES_SCHEMA,
        List.of(Map.of(TABLE_TYPE, TEMPORARY), Map.of(TABLE_TYPE, TABLE)),
        memory,
        listener);
  }

  void datasets(ClientSession session, CommandGetDbSchemas command, ServerStreamListener listener) {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (!command.hasCatalog() || command.getCatalog().equals(CATALOG)) {
      Pattern wanted =
          NamePattern.of(
              command.hasDbSchemaFilterPattern() ? command.getDbSchemaFilterPattern() : "%");
      for (String dataset : session.engine().listing().datasets()) {
        if (wanted.matcher(dataset).matches()) {
          rows.add(Map.of(CATALOG_NAME, CATALOG, SCHEMA_NAME, dataset));
        }
      }
    }
    RootRows.send(Schemas.GET_SCHEMAS_SCHEMA, rows, memory, listener);
  }

  void tables(ClientSession session, CommandGetTables command, ServerStreamListener listener) {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (!command.hasCatalog() || command.getCatalog().equals(CATALOG)) {
      Pattern datasets =
          NamePattern.of(
              command.hasDbSchemaFilterPattern() ? command.getDbSchemaFilterPattern() : "%");
      Pattern names =
          NamePattern.of(
              command.hasTableNameFilterPattern() ? command.getTableNameFilterPattern() : "%");
      CatalogListing listing = session.engine().listing();
      for (CatalogListing.Table table : listing.tables()) {
        String type = table.temporary() ? TEMPORARY : TABLE;
        if (datasets.matcher(table.dataset()).matches()
            && names.matcher(table.name()).matches()
            && (command.getTableTypesList().isEmpty()
                || command.getTableTypesList().contains(type))) {
          rows.add(row(listing, table, type, command.getIncludeSchema()));
        }
      }
    }
    RootRows.send(
        command.getIncludeSchema()
            ? Schemas.GET_TABLES_SCHEMA
            : Schemas.GET_TABLES_SCHEMA_NO_SCHEMA,
        rows,
        memory,
        listener);
  }

  private static Map<String, Object> row(
      CatalogListing listing, CatalogListing.Table table, String type, boolean withSchema) {
    Map<String, Object> row = new HashMap<>();
    row.put(CATALOG_NAME, CATALOG);
    row.put(SCHEMA_NAME, table.dataset());
    row.put(TABLE_NAME, table.name());
    row.put(TABLE_TYPE, type);
    if (withSchema) {
      row.put("table_schema", bytes(schema(table, listing.columns(table))));
    }
    return row;
  }

  /// The columns of a table with the names of where they are.
  private static Schema schema(CatalogListing.Table table, List<Column> columns) {
    List<Field> fields = new ArrayList<>();
    for (Column column : columns) {
      Field field = ArrowFields.field(column);
      Map<String, String> metadata = new HashMap<>(field.getMetadata());
      metadata.put("ARROW:FLIGHT:SQL:CATALOG_NAME", CATALOG);
      metadata.put("ARROW:FLIGHT:SQL:SCHEMA_NAME", table.dataset());
      metadata.put("ARROW:FLIGHT:SQL:TABLE_NAME", table.name());
      metadata.put("ARROW:FLIGHT:SQL:IS_AUTO_INCREMENT", "0");
      metadata.put("ARROW:FLIGHT:SQL:IS_SEARCHABLE", "1");
      fields.add(
          new Field(
              field.getName(),
              new FieldType(field.isNullable(), field.getType(), null, metadata),
              field.getChildren()));
    }
    return new Schema(fields);
  }

  private static byte[] bytes(Schema schema) {
    var bytes = new ByteArrayOutputStream();
    try {
      MessageSerializer.serialize(new WriteChannel(Channels.newChannel(bytes)), schema);
    } catch (IOException e) {
      throw LakebirdException.internal("A schema cannot be written");
    }
    return bytes.toByteArray();
  }

  /// No rows.
  void none(Schema schema, ServerStreamListener listener) {
    RootRows.send(schema, List.of(), memory, listener);
  }
}
