package dev.lakebird.engine.result;

import dev.lakebird.functions.text.JsonText;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Values as the doors print them; moments in UTC.
public final class ValueText {
  private ValueText() {}

  /// The value as a shell shows it; NULL as `NULL`.
  public static String display(Value value) {
    return value.isNull()
        ? "NULL"
        : dev.lakebird.functions.text.ValueText.of(value, ZoneOffset.UTC);
  }

  /// TO_JSON_STRING of the row as a struct.
  public static String jsonRow(List<Column> columns, List<Value> row) {
    List<SqlType.Field> fields = new ArrayList<>();
    for (Column column : columns) {
      fields.add(SqlType.Field.of(column.name(), column.type()));
    }
    return JsonText.of(new Value.StructValue(new SqlType.Struct(fields), row));
  }
}
