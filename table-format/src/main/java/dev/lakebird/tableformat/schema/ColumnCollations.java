package dev.lakebird.tableformat.schema;

import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/// The collations of strings, which Iceberg's schemas cannot say: in the table's properties, by the field
/// id of the string, which may be inside of a column.
final class ColumnCollations {
  private static final String PREFIX = "lakebird.collation.";

  private ColumnCollations() {}

  /// Notes the collations in a type.
  ///
  /// @param id of the field that has the type
  static void collect(int id, Type type, SqlType sql, Map<String, String> into) {
    switch (sql) {
      case SqlType.StringType t ->
          t.collation().ifPresent(collation -> into.put(PREFIX + id, collation));
      case SqlType.Array t -> {
        var list = (Types.ListType) type;
        collect(list.elementId(), list.elementType(), t.element(), into);
      }
      case SqlType.Struct t -> {
        var fields = ((Types.StructType) type).fields();
        for (int i = 0; i < fields.size(); i++) {
          collect(fields.get(i).fieldId(), fields.get(i).type(), t.fields().get(i).type(), into);
        }
      }
      default -> {}
    }
  }

  /// The type with the collations that the properties have for it.
  static SqlType applied(int id, Type type, SqlType sql, Map<String, String> properties) {
    return switch (sql) {
      case SqlType.StringType t -> {
        var collation = properties.get(PREFIX + id);
        yield collation == null ? t : new SqlType.StringType(Optional.of(collation));
      }
      case SqlType.Array t -> {
        var list = (Types.ListType) type;
        yield SqlType.array(applied(list.elementId(), list.elementType(), t.element(), properties));
      }
      case SqlType.Struct t -> {
        var fields = new ArrayList<SqlType.Field>();
        for (var field : ((Types.StructType) type).fields()) {
          var own = t.fields().get(fields.size());
          fields.add(
              new SqlType.Field(
                  own.name(), applied(field.fieldId(), field.type(), own.type(), properties)));
        }
        yield new SqlType.Struct(fields);
      }
      default -> sql;
    };
  }
}
