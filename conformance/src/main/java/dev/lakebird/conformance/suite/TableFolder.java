package dev.lakebird.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakebird.engine.Session;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// A folder of tables: `tables.json` names their columns, types and numbers of rows, `NAME.csv.gz` holds
/// the rows, an empty field for NULL.
final class TableFolder {
  private TableFolder() {}

  /// Makes the tables temporary tables of the session.
  ///
  /// @throws LakebirdException CORRUPT_FILE with the file and its line for a table that is missing, cut
  ///     off, or not of its types
  static void load(Path folder, Session session) {
    for (Table table : tables(folder)) {
      load(session, table);
    }
  }

  private static List<Table> tables(Path folder) {
    Path index = folder.resolve("tables.json");
    List<Table> tables = new ArrayList<>();
    try {
      for (var table : new ObjectMapper().readTree(Files.readString(index)).properties()) {
        List<Column> columns = new ArrayList<>();
        for (JsonNode column : table.getValue().path("columns")) {
          columns.add(Column.of(column.path(0).asText(), type(column.path(1).asText(), index)));
        }
        Path file = folder.resolve(table.getKey() + ".csv.gz");
        tables.add(
            new Table(table.getKey(), columns, file, table.getValue().path("rows").asLong()));
      }
      return tables;
    } catch (IOException e) {
      throw new LakebirdException(ErrorCode.CORRUPT_FILE, "A folder of tables cannot be read", e)
          .with("file", index);
    }
  }

  /// Reads every table of the folder to its end.
  ///
  /// @throws LakebirdException CORRUPT_FILE as [#load]
  static void check(Path folder) {
    for (Table table : tables(folder)) {
      read(table, row -> {});
    }
  }

  /// A table as the index describes it.
  private record Table(String name, List<Column> columns, Path file, long rowCount) {}

  private static SqlType type(String name, Path index) {
    int end = name.indexOf('(');
    return switch (end < 0 ? name : name.substring(0, end)) {
      case "BIGINT", "INTEGER", "SMALLINT", "TINYINT", "INT" -> SqlType.INT64;
      case "DOUBLE", "FLOAT", "REAL" -> SqlType.FLOAT64;
      case "DECIMAL" -> SqlType.NUMERIC;
      case "VARCHAR", "CHAR" -> SqlType.STRING;
      case "DATE" -> SqlType.DATE;
      case "BOOLEAN" -> SqlType.BOOL;
      default ->
          throw new LakebirdException(
                  ErrorCode.CORRUPT_FILE, "A column has the unknown type " + name)
              .with("file", index);
    };
  }

  private static void load(Session session, Table table) {
    try (var loader = new TableLoader(session, table.name(), table.columns())) {
      read(table, loader::addValues);
      loader.finish();
    }
  }

  private static void read(Table table, Consumer<List<Value>> receiver) {
    CsvReader csv = new CsvReader(text(table.file()));
    csv.next();
    long line = 1;
    for (List<String> cells = csv.next(); !cells.isEmpty(); cells = csv.next()) {
      line++;
      receiver.accept(row(cells, table.columns(), table.file(), line));
    }
    if (line - 1 != table.rowCount()) {
      throw broken(table.file(), line, "The table has another number of rows than its index says");
    }
  }

  private static String text(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new LakebirdException(ErrorCode.CORRUPT_FILE, "A table is missing or cut off", e)
          .with("file", file);
    }
  }

  private static List<Value> row(List<String> cells, List<Column> columns, Path file, long line) {
    if (cells.size() != columns.size()) {
      throw broken(file, line, "The row has another number of fields than the table has columns");
    }
    try {
      return TableLoader.row(cells, columns);
    } catch (NumberFormatException | DateTimeException e) {
      throw broken(file, line, "A field is no value of its column");
    }
  }

  private static LakebirdException broken(Path file, long line, String why) {
    return new LakebirdException(ErrorCode.CORRUPT_FILE, why).with("file", file).with("line", line);
  }
}
