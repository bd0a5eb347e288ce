package dev.lakebird.sql.substrait;

import dev.lakebird.types.SqlType;
import java.util.stream.Collectors;

/// The names of a struct's fields as the name of a type variation, since a Substrait struct has none:
/// `fields:a,b`, nothing for a field without a name, `%` and `,` inside a name as `%25` and `%2C`.
final class FieldNames {
  private static final String PREFIX = "fields:";

  private FieldNames() {}

  static boolean hasNames(SqlType.Struct struct) {
    return struct.fields().stream().anyMatch(field -> field.name().isPresent());
  }

  static String variation(SqlType.Struct struct) {
    return struct.fields().stream()
        .map(field -> field.name().orElse("").replace("%", "%25").replace(",", "%2C"))
        .collect(Collectors.joining(",", PREFIX, ""));
  }
}
