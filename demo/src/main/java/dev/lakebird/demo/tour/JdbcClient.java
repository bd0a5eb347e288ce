package dev.lakebird.demo.tour;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs queries as any program would that knows nothing but JDBC: over the network by the Arrow Flight SQL
/// driver. Prints each with its parameters, rows and time.
record JdbcClient(String url, Screen screen, Interruption interruption) {
  /// Held, so that its level stays: the driver tells what memory it takes otherwise.
  private static final Logger DRIVER_LOG = Logger.getLogger("org.apache.arrow.driver.jdbc");

  /// Runs a query with its parameters (texts and dates) and answers its rows.
  ///
  /// @throws LakebirdException CANCELLED after a signal, else INTERNAL_ERROR with what the driver says
  List<List<Value>> rows(String sql, List<Object> parameters) {
    screen.statement(sql);
    for (int p = 0; p < parameters.size(); p++) {
      screen.line("parameter %d: %s".formatted(p + 1, parameters.get(p)));
    }
    DRIVER_LOG.setLevel(Level.WARNING);
    interruption.check();
    long start = System.nanoTime();
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      try (ResultSet result = statement.executeQuery()) {
        List<List<Value>> rows = read(result);
        TextTable.of(columns(result.getMetaData(), rows), rows).forEach(screen::line);
        screen.outcome(Screen.rows(rows.size()) + " over JDBC", System.nanoTime() - start);
        return rows;
      }
    } catch (SQLException e) {
      interruption.check();
      throw new LakebirdException(ErrorCode.INTERNAL_ERROR, "The query failed over JDBC: " + e, e);
    }
  }

  private static void bind(PreparedStatement statement, List<Object> parameters)
      throws SQLException {
    for (int p = 0; p < parameters.size(); p++) {
      if (parameters.get(p) instanceof LocalDate date) {
        statement.setDate(p + 1, Date.valueOf(date));
      } else {
        statement.setString(p + 1, parameters.get(p).toString());
      }
    }
  }

  private static List<List<Value>> read(ResultSet result) throws SQLException {
    int columnCount = result.getMetaData().getColumnCount();
    List<List<Value>> rows = new ArrayList<>();
    while (result.next()) {
      List<Value> row = new ArrayList<>();
      for (int c = 1; c <= columnCount; c++) {
        row.add(value(result.getObject(c)));
      }
      rows.add(row);
    }
    return rows;
  }

  private static Value value(@Nullable Object object) {
    return switch (object) {
      case null -> Value.nullOf(SqlType.STRING);
      case Long number -> Value.of(number);
      case Double number -> Value.of(number);
      case BigDecimal number -> Value.numeric(number);
      case Date date -> new Value.DateValue(Math.toIntExact(date.toLocalDate().toEpochDay()));
      default -> Value.of(object.toString());
    };
  }

  /// The names that the driver tells, with the types of the values.
  private static List<Column> columns(ResultSetMetaData metadata, List<List<Value>> rows)
      throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < metadata.getColumnCount(); c++) {
      SqlType type = rows.isEmpty() ? SqlType.STRING : rows.getFirst().get(c).type();
      columns.add(Column.of(metadata.getColumnLabel(c + 1), type));
    }
    return columns;
  }
}
