package dev.lakebird.server.flight;

import dev.lakebird.types.SqlType;
import java.sql.Types;
import java.util.List;
import java.util.Optional;

/// The types of GoogleSQL as XDBC knows types.
final class TypeRows {
  private TypeRows() {}

  /// One row of XdbcTypeInfo.
  ///
  /// @param dataType the number of `java.sql.Types`, which is XDBC's
  /// @param size digits, characters or bytes at most
  /// @param quote what a literal begins and ends with
  /// @param parameters what may stand in parentheses behind the name
  /// @param scaleMax of decimals
  record TypeRow(
      String name,
      int dataType,
      int size,
      Optional<String> prefix,
      Optional<String> quote,
      List<String> parameters,
      boolean caseSensitive,
      Optional<Integer> scaleMax,
      Optional<Integer> radix,
      boolean searchable) {}

  static final List<TypeRow> ALL =
      List.of(
          number(SqlType.INT64, Types.BIGINT, 19, List.of(), 0, 10),
          number(SqlType.FLOAT64, Types.DOUBLE, 53, List.of(), 0, 2),
          number(SqlType.NUMERIC, Types.NUMERIC, 38, List.of("precision", "scale"), 9, 10),
          number(SqlType.BIGNUMERIC, Types.DECIMAL, 76, List.of("precision", "scale"), 38, 10),
          plain(SqlType.BOOL, Types.BIT, 1, "", "", true),
          text(SqlType.STRING, Types.VARCHAR, "'"),
          text(SqlType.BYTES, Types.VARBINARY, "B'"),
          plain(SqlType.DATE, Types.DATE, 10, "DATE '", "'", true),
          plain(SqlType.TIME, Types.TIME, 15, "TIME '", "'", true),
          plain(SqlType.DATETIME, Types.TIMESTAMP, 26, "DATETIME '", "'", true),
          plain(SqlType.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE, 32, "TIMESTAMP '", "'", true),
          plain(SqlType.INTERVAL, Types.OTHER, 64, "INTERVAL '", "'", true),
          plain(SqlType.JSON, Types.VARCHAR, Integer.MAX_VALUE, "JSON '", "'", false),
          plain(SqlType.GEOGRAPHY, Types.VARBINARY, Integer.MAX_VALUE, "", "", false),
          named("ARRAY", Types.ARRAY),
          named("STRUCT", Types.STRUCT),
          named("RANGE", Types.STRUCT));

  private static TypeRow number(
      SqlType type, int dataType, int size, List<String> parameters, int scaleMax, int radix) {
    return new TypeRow(
        type.sqlName(),
        dataType,
        size,
        Optional.empty(),
        Optional.empty(),
        parameters,
        false,
        Optional.of(scaleMax),
        Optional.of(radix),
        true);
  }

  private static TypeRow text(SqlType type, int dataType, String prefix) {
    return new TypeRow(
        type.sqlName(),
        dataType,
        Integer.MAX_VALUE,
        Optional.of(prefix),
        Optional.of("'"),
        List.of("length"),
        true,
        Optional.empty(),
        Optional.empty(),
        true);
  }

  private static TypeRow plain(
      SqlType type, int dataType, int size, String prefix, String quote, boolean searchable) {
    return new TypeRow(
        type.sqlName(),
        dataType,
        size,
        Optional.of(prefix).filter(p -> !p.isEmpty()),
        Optional.of(quote).filter(q -> !q.isEmpty()),
        List.of(),
        false,
        Optional.empty(),
        Optional.empty(),
        searchable);
  }

  private static TypeRow named(String name, int dataType) {
    return new TypeRow(
        name,
        dataType,
        Integer.MAX_VALUE,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false,
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
