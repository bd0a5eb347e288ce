package dev.lakebird.tableformat.schema;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;

/// The columns of a table as an Iceberg schema, and back. What a schema cannot say, the length of
/// `STRING(n)` and `BYTES(n)` and the collations of strings, stands in the table's properties by field id.
public final class IcebergSchemas {
  private static final String MAX_LENGTH_PREFIX = "lakebird.max-length.";

  private IcebergSchemas() {}

  /// A schema with fresh field ids: the columns first, from 1, then what is nested in them. Names that
  /// differ only in case are INVALID_QUERY.
  public static Schema schema(List<Column> columns) {
    var names = new HashSet<String>();
    for (Column column : columns) {
      if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
        throw new LakebirdException(
            ErrorCode.INVALID_QUERY, "Duplicate column name: " + column.name());
      }
    }
    var nextId = new int[] {columns.size() + 1};
    var fields = new ArrayList<NestedField>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      fields.add(field(i + 1, columns.get(i), nextId));
    }
    return new Schema(fields);
  }

  private static NestedField field(int id, Column column, int[] nextId) {
    var type = IcebergTypes.fromSql(column.type(), column.parameters(), () -> nextId[0]++);
    return column.nullable()
        ? NestedField.optional(id, column.name(), type)
        : NestedField.required(id, column.name(), type);
  }

  /// The table properties that complete [#schema].
  public static Map<String, String> properties(List<Column> columns) {
    var properties = new HashMap<String, String>();
    var fields = schema(columns).columns();
    for (int i = 0; i < columns.size(); i++) {
      var field = fields.get(i);
      ColumnCollations.collect(field.fieldId(), field.type(), columns.get(i).type(), properties);
      OptionalInt length = columns.get(i).parameters().maxLength();
      if (length.isPresent()) {
        properties.put(MAX_LENGTH_PREFIX + (i + 1), Integer.toString(length.getAsInt()));
      }
    }
    return properties;
  }

  /// The columns that a schema and its table's properties describe, in schema order. A column of a type
  /// that GoogleSQL has not is UNIMPLEMENTED.
  public static List<Column> columns(Schema schema, Map<String, String> properties) {
    return schema.columns().stream().map(field -> column(field, properties)).toList();
  }

  /// One column of [#columns].
  public static Column column(NestedField field, Map<String, String> properties) {
    SqlType type =
        ColumnCollations.applied(
            field.fieldId(), field.type(), IcebergTypes.toSql(field.type()), properties);
    return new Column(field.name(), type, parameters(field, type, properties), field.isOptional());
  }

  private static TypeParameters parameters(
      NestedField field, SqlType type, Map<String, String> properties) {
    String length = properties.get(MAX_LENGTH_PREFIX + field.fieldId());
    boolean takesLength = type instanceof SqlType.StringType || type instanceof SqlType.Bytes;
    if (length == null || !takesLength) {
      return IcebergTypes.parameters(field.type());
    }
    try {
      return TypeParameters.length(Integer.parseInt(length));
    } catch (NumberFormatException malformed) {
      throw new LakebirdException(
              ErrorCode.CORRUPT_FILE,
              "The table property of a column's length is no number",
              malformed)
          .with("column", field.name());
    }
  }
}
