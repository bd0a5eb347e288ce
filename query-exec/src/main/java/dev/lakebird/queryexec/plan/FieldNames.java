package dev.lakebird.queryexec.plan;

import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The names of a struct's fields from the name of the type variation that carries them: `fields:a,b`,
/// nothing for a field without a name, `%25` and `%2C` for `%` and `,` inside a name.
final class FieldNames {
  private static final String PREFIX = "fields:";

  private FieldNames() {}

  /// The names by place, or nothing where the variation says something else.
  static Optional<List<String>> read(String variation) {
    return variation.startsWith(PREFIX)
        ? Optional.of(List.of(variation.substring(PREFIX.length()).split(",", -1)))
        : Optional.empty();
  }

  /// The struct of fields of these types; the fields have no names where their number differs.
  static SqlType.Struct struct(List<String> names, List<SqlType> types) {
    List<SqlType.Field> fields = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      String name = names.size() == types.size() ? names.get(i) : "";
      fields.add(
          name.isEmpty()
              ? SqlType.Field.anonymous(types.get(i))
              : SqlType.Field.of(name.replace("%2C", ",").replace("%25", "%"), types.get(i)));
    }
    return new SqlType.Struct(fields);
  }
}
