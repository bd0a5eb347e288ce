package dev.lakebird.demo.tour;

import dev.lakebird.demo.datagen.DemoData;
import dev.lakebird.engine.Engine;
import dev.lakebird.engine.result.ValueText;
import dev.lakebird.server.LakebirdServer;
import dev.lakebird.server.config.ServerConfiguration;
import dev.lakebird.types.Column;
import dev.lakebird.types.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The six steps.
final class Tour {
  private static final int LINE_MAX = 100;

  /// Free ports of loopback; a client that is cut off is not waited for.
  private static final ServerConfiguration SERVER =
      ServerConfiguration.of(
          Map.of("port", "0", "http_port", "0", "drain_seconds", "0"), Map.of(), Optional.empty());

  private final Engine engine;
  private final Statements statements;
  private final Screen screen;
  private final DataFiles files;
  private final Answers answers;
  private boolean right = true;

  Tour(Engine engine, Statements statements, Screen screen, DataFiles files, Answers answers) {
    this.engine = engine;
    this.statements = statements;
    this.screen = screen;
    this.files = files;
    this.answers = answers;
  }

  /// Gives the tour to its end; whether all answers were right.
  boolean run() {
    tables();
    loads();
    queries();
    past();
    export();
    jdbc();
    return right;
  }

  private void tables() {
    screen.heading("Step 1 of 6: a schema and its tables");
    statements.run("CREATE SCHEMA tpch");
    for (String table : DemoData.tables()) {
      statements.run("CREATE TABLE tpch.%s (%s)".formatted(table, columns(table)));
    }
  }

  /// The columns, a few a line.
  private static String columns(String table) {
    var text = new StringBuilder();
    int lineStart = 0;
    for (Column column : DemoData.columns(table)) {
      String one = column(column);
      text.append(text.isEmpty() ? "" : ",");
      if (text.length() - lineStart + one.length() > LINE_MAX || text.isEmpty()) {
        text.append("\n  ");
        lineStart = text.length();
      } else {
        text.append(' ');
      }
      text.append(one);
    }
    return text.toString();
  }

  private static String column(Column column) {
    return column.name() + " " + column.sqlType() + (column.nullable() ? "" : " NOT NULL");
  }

  private void loads() {
    screen.heading("Step 2 of 6: the files into the tables, each load one commit");
    for (String table : DemoData.tables()) {
      List<String> locations = files.tables().getOrDefault(table, List.of());
      statements.run(
          table.equals(DataFiles.CSV_TABLE)
              ? TourQueries.loadCsv(table, locations)
              : TourQueries.loadParquet(table, locations));
    }
  }

  private void queries() {
    screen.heading("Step 3 of 6: TPC-H Q1, Q3, Q6, and windows");
    check(statements.rows(TourQueries.PRICING), answers.pricing());
    check(statements.rows(TourQueries.SHIPPING), answers.shipping());
    check(statements.rows(TourQueries.FORECAST), answers.forecast());
    check(statements.rows(TourQueries.RANKING), answers.ranking());
  }

  private void past() {
    screen.heading("Step 4 of 6: late orders, and the moment before them");
    Value before = statements.rows("SELECT CURRENT_TIMESTAMP() AS before").getFirst().getFirst();
    statements.run(TourQueries.loadCsv("orders", files.lateOrders()));
    check(statements.rows(TourQueries.orders("")), answers.ordersAfter());
    String moment = "\nFOR SYSTEM_TIME AS OF TIMESTAMP '%s'".formatted(ValueText.display(before));
    check(statements.rows(TourQueries.orders(moment)), answers.ordersBefore());
  }

  private void export() {
    screen.heading("Step 5 of 6: an export, and its files queried by path");
    statements.run(TourQueries.EXPORT);
    check(statements.rows(TourQueries.EXPORTED), answers.exported());
  }

  private void jdbc() {
    screen.heading("Step 6 of 6: a server of Arrow Flight SQL, asked over JDBC");
    try (LakebirdServer server = LakebirdServer.over(engine, SERVER)) {
      String url = "jdbc:arrow-flight-sql://127.0.0.1:%d/?useEncryption=false";
      var client = new JdbcClient(url.formatted(server.port()), screen, statements.interruption());
      screen.line("listens at " + client.url());
      check(
          client.rows(TourQueries.SHIPPING_PREPARED, TourQueries.SHIPPING_PARAMETERS),
          answers.shipping());
    }
  }

  private void check(List<List<Value>> actual, List<List<Value>> expected) {
    if (Answers.same(expected, actual)) {
      screen.line("   as a fold over the generator's rows says");
      return;
    }
    right = false;
    screen.line("   WRONG: a fold over the generator's rows says");
    for (List<Value> row : expected) {
      screen.line("   " + row.stream().map(ValueText::display).collect(Collectors.joining(" | ")));
    }
  }
}
