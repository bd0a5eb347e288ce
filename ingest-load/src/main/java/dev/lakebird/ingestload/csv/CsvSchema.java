package dev.lakebird.ingestload.csv;

import dev.lakebird.ingestload.cell.CellTypes;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The columns that the first records of a file tell. Source: BigQuery, "Using schema auto-detection".
///
/// @param header the record that names the columns, where there is one
record CsvSchema(List<Column> columns, Optional<List<String>> header) {
  private static final int NAME_CHARACTERS_MAX = 300;

  CsvSchema {
    columns = List.copyOf(columns);
  }

  /// @param records of which the first may be a header
  /// @param headerExpected whether the first record names the columns where it can; else it does only where
  ///     others have types that it has not
  /// @param nullMarkers texts that say nothing about types
  static CsvSchema detect(
      List<List<String>> records,
      boolean mayHaveHeader,
      boolean headerExpected,
      List<String> nullMarkers) {
    int width = records.stream().mapToInt(List::size).max().orElse(0);
    List<List<String>> rest = records.isEmpty() ? records : records.subList(1, records.size());
    List<SqlType> typesOfRest = types(rest, width, nullMarkers);
    boolean header =
        mayHaveHeader
            && !records.isEmpty()
            && namesColumns(records.getFirst())
            && (headerExpected
                || typesOfRest.stream().anyMatch(t -> !(t instanceof SqlType.StringType)));
    List<SqlType> types = header ? typesOfRest : types(records, width, nullMarkers);
    List<Column> columns = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int c = 0; c < width; c++) {
      String name =
          header && c < records.getFirst().size()
              ? columnName(records.getFirst().get(c), c, types.get(c))
              : generic(types.get(c), c);
      String unique = name;
      for (int n = 1; !taken.add(unique.toLowerCase(Locale.ROOT)); n++) {
        unique = name + "_" + n;
      }
      columns.add(Column.of(unique, types.get(c)));
    }
    return new CsvSchema(
        columns, header ? Optional.of(List.copyOf(records.getFirst())) : Optional.empty());
  }

  private static boolean namesColumns(List<String> record) {
    return record.stream()
        .allMatch(
            cell -> CellTypes.of(cell).map(t -> t instanceof SqlType.StringType).orElse(false));
  }

  private static List<SqlType> types(
      List<List<String>> records, int width, List<String> nullMarkers) {
    List<SqlType> types = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      Optional<SqlType> type = Optional.empty();
      for (List<String> record : records) {
        if (c < record.size() && !nullMarkers.contains(record.get(c))) {
          Optional<SqlType> own = CellTypes.of(record.get(c));
          type = own.isEmpty() ? type : own.map(merged(type));
        }
      }
      types.add(type.orElse(SqlType.STRING));
    }
    return types;
  }

  private static java.util.function.UnaryOperator<SqlType> merged(Optional<SqlType> before) {
    return own -> before.map(b -> CellTypes.merge(b, own)).orElse(own);
  }

  /// Letters, digits and underscores, as names of columns must be.
  private static String columnName(String text, int ordinal, SqlType type) {
    String name = text.strip().replaceAll("[^\\p{L}\\p{Nd}_]", "_");
    if (name.isEmpty()) {
      return generic(type, ordinal);
    }
    String legal = Character.isDigit(name.charAt(0)) ? "_" + name : name;
    return legal.length() <= NAME_CHARACTERS_MAX ? legal : legal.substring(0, NAME_CHARACTERS_MAX);
  }

  private static String generic(SqlType type, int ordinal) {
    String kind =
        switch (type) {
          case SqlType.Float64 t -> "double";
          case SqlType.Int64 t -> "int64";
          default -> type.sqlName().toLowerCase(Locale.ROOT);
        };
    return kind + "_field_" + ordinal;
  }
}
