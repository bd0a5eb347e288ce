package dev.lakebird.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.sql.FlightSqlProducer.Schemas;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlInfo;
import org.apache.arrow.flight.sql.util.TableRef;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MetadataTest {
  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start();
    try (var client = server.client()) {
      client.rows("CREATE SCHEMA shop");
      client.rows("CREATE SCHEMA shop2");
      client.rows(
          "CREATE TABLE shop.orders (id INT64 NOT NULL, amount NUMERIC(15, 2), city STRING)");
      client.rows("CREATE TABLE shop.order_lines (id INT64)");
      client.rows("CREATE TABLE shop2.orders (id INT64)");
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String rows(RunningServer.Client client, FlightInfo info, int columns)
      throws Exception {
    var text = new StringBuilder();
    try (var stream = client.sql.getStream(info.getEndpoints().getFirst().getTicket())) {
      assertThat(stream.getSchema()).isEqualTo(info.getSchemaOptional().orElseThrow());
      while (stream.next()) {
        VectorSchemaRoot root = stream.getRoot();
        for (int row = 0; row < root.getRowCount(); row++) {
          List<String> cells = new ArrayList<>();
          for (int c = 0; c < columns; c++) {
            cells.add(String.valueOf(root.getVector(c).getObject(row)));
          }
          text.append(String.join(".", cells)).append(' ');
        }
      }
    }
    return text.toString().strip();
  }

  @Test
  void tablesAndSchemasAreFiltered() throws Exception {
    try (var client = server.client()) {
      assertThat(rows(client, client.sql.getCatalogs(), 1)).isEqualTo("lakebird");
      assertThat(rows(client, client.sql.getSchemas(null, null), 2))
          .isEqualTo("lakebird.shop lakebird.shop2");
      assertThat(rows(client, client.sql.getSchemas("lakebird", "shop_"), 2))
          .isEqualTo("lakebird.shop2");
      assertThat(rows(client, client.sql.getSchemas("other", null), 2)).isEmpty();
      assertThat(rows(client, client.sql.getTables(null, null, null, null, false), 4))
          .isEqualTo(
              "lakebird.shop.order_lines.TABLE lakebird.shop.orders.TABLE"
                  + " lakebird.shop2.orders.TABLE");
      assertThat(rows(client, client.sql.getTables("lakebird", "shop", "order%s", null, true), 3))
          .isEqualTo("lakebird.shop.order_lines lakebird.shop.orders");
      assertThat(rows(client, client.sql.getTables(null, "shop", "order\\_%", null, false), 3))
          .isEqualTo("lakebird.shop.order_lines");
      assertThat(rows(client, client.sql.getTables(null, null, null, List.of("VIEW"), false), 3))
          .isEmpty();
      client.rows("CREATE TEMP TABLE mine AS SELECT 1 AS a");
      assertThat(
              rows(
                  client,
                  client.sql.getTables(null, null, null, List.of("LOCAL TEMPORARY"), true),
                  4))
          .isEqualTo("lakebird._SESSION.mine.LOCAL TEMPORARY");
      assertThat(rows(client, client.sql.getTableTypes(), 1)).isEqualTo("LOCAL TEMPORARY TABLE");
    }
    try (var other = server.client()) {
      assertThat(
              rows(
                  other,
                  other.sql.getTables(null, null, null, List.of("LOCAL TEMPORARY"), false),
                  4))
          .isEmpty();
    }
  }

  @Test
  void keysAreEmptyTables() throws Exception {
    try (var client = server.client()) {
      TableRef table = TableRef.of("lakebird", "shop", "orders");
      assertThat(rows(client, client.sql.getPrimaryKeys(table), 1)).isEmpty();
      assertThat(rows(client, client.sql.getExportedKeys(table), 1)).isEmpty();
      assertThat(rows(client, client.sql.getImportedKeys(table), 1)).isEmpty();
      assertThat(rows(client, client.sql.getCrossReference(table, table), 1)).isEmpty();
    }
  }

  @Test
  void everyKeyOfSqlInfoHasAValue() throws Exception {
    try (var client = server.client()) {
      Set<Integer> keys = new TreeSet<>();
      FlightInfo info = client.sql.getSqlInfo(new int[0]);
      assertThat(info.getSchemaOptional().orElseThrow()).isEqualTo(Schemas.GET_SQL_INFO_SCHEMA);
      try (var stream = client.sql.getStream(info.getEndpoints().getFirst().getTicket())) {
        while (stream.next()) {
          UInt4Vector names = (UInt4Vector) stream.getRoot().getVector(0);
          for (int row = 0; row < names.getValueCount(); row++) {
            keys.add(names.get(row));
          }
        }
      }
      Set<Integer> all = new TreeSet<>();
      for (SqlInfo key : SqlInfo.values()) {
        if (key != SqlInfo.UNRECOGNIZED) {
          all.add(key.getNumber());
        }
      }
      assertThat(keys).isEqualTo(all);
      assertThat(
              rows(
                  client,
                  client.sql.getSqlInfo(
                      SqlInfo.FLIGHT_SQL_SERVER_NAME, SqlInfo.SQL_IDENTIFIER_QUOTE_CHAR),
                  2))
          .isEqualTo("0.Lakebird 504.`");
      assertThat(rows(client, client.sql.getSqlInfo(new int[] {571, 569}), 2))
          .isEqualTo("571.0 569.2");
      assertThat(rows(client, client.sql.getSqlInfo(new int[] {571, 0, 568}), 2))
          .isEqualTo("0.Lakebird 571.0 568.2");
      assertThat(rows(client, client.sql.getSqlInfo(new int[] {99_999}), 2)).isEmpty();
    }
  }

  @Test
  void typesAreFilteredByNumber() throws Exception {
    try (var client = server.client()) {
      assertThat(rows(client, client.sql.getXdbcTypeInfo(), 1).split(" ")).hasSize(17);
      assertThat(rows(client, client.sql.getXdbcTypeInfo(java.sql.Types.BIGINT), 2))
          .isEqualTo("INT64.-5");
    }
  }

  @Test
  void jdbcWalksMetadata() throws SQLException {
    try (Connection connection = server.connect()) {
      var metadata = connection.getMetaData();
      assertThat(metadata.getDatabaseProductName()).isEqualTo("Lakebird");
      assertThat(metadata.getIdentifierQuoteString()).isEqualTo("`");
      assertThat(column(metadata.getCatalogs(), 1)).containsExactly("lakebird");
      assertThat(column(metadata.getSchemas(), 1)).containsExactly("shop", "shop2");
      assertThat(column(metadata.getTables(null, "shop", "%", null), 3))
          .containsExactly("order_lines", "orders");
      assertThat(column(metadata.getColumns(null, "shop", "orders", "%"), 4))
          .containsExactly("id", "amount", "city");
      assertThat(column(metadata.getColumns(null, "shop", "orders", "amount"), 7))
          .containsExactly("15");
      assertThat(column(metadata.getPrimaryKeys(null, "shop", "orders"), 4)).isEmpty();
    }
  }

  private static List<String> column(ResultSet rows, int column) throws SQLException {
    List<String> values = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        values.add(rows.getString(column));
      }
    }
    return values;
  }
}
