package dev.lakebird.benchmarks;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// DuckDB in this process through its JDBC driver: defaults, plus threads and a memory limit.
final class DuckDb implements Contestant {
  private final Connection connection;

  DuckDb(int threads, long memoryLimitBytes) {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET threads = " + threads);
        statement.execute("SET memory_limit = '" + (memoryLimitBytes >> 20) + "MiB'");
      }
    } catch (SQLException | LinkageError e) {
      throw new LakebirdException(
          ErrorCode.NOT_FOUND, "The engine duckdb cannot be loaded: " + e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return "duckdb";
  }

  @Override
  public String version() {
    try {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public ResultTable run(RaceQuery query, DataSet data) {
    return query(RaceQuery.bind(query.duckSql(), table -> read(data.files(table))));
  }

  /// The rows of a query.
  ResultTable query(String sql) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      int columns = results.getMetaData().getColumnCount();
      while (results.next()) {
        List<@Nullable Object> row = new ArrayList<>(columns);
        for (int c = 1; c <= columns; c++) {
          row.add(cell(results.getObject(c)));
        }
        rows.add(row);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
    return new ResultTable(rows);
  }

  /// Runs a statement that answers no rows.
  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// The table function that reads these files.
  static String read(List<Path> files) {
    return files.stream()
        .map(file -> "'" + escaped(file) + "'")
        .collect(Collectors.joining(", ", "read_parquet([", "])"));
  }

  /// A path within a literal.
  static String escaped(Path file) {
    return file.toString().replace("'", "''");
  }

  private static @Nullable Object cell(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Integer i -> (long) i;
      case Short s -> (long) s;
      case Byte b -> (long) b;
      case Long l -> l;
      case BigInteger i -> new BigDecimal(i);
      case BigDecimal d -> d;
      case Float f -> (double) f;
      case Double d -> d;
      default -> value.toString();
    };
  }

  private static LakebirdException failed(SQLException e) {
    return new LakebirdException(
        ErrorCode.STORAGE_UNAVAILABLE, "DuckDB failed: " + e.getMessage(), e);
  }
}
