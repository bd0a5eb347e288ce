package dev.lakebird.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.sql.FlightSqlClient.ExecuteIngestOptions;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableExistsOption;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableNotExistOption;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BulkIngestTest {
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Field.nullable("id", new ArrowType.Int(64, true)),
              Field.nullable("name", ArrowType.Utf8.INSTANCE)));

  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start();
    try (var client = server.client()) {
      client.rows("CREATE SCHEMA s");
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ExecuteIngestOptions options(
      String table, TableNotExistOption absent, TableExistsOption present, boolean temporary) {
    return new ExecuteIngestOptions(
        table,
        TableDefinitionOptions.newBuilder().setIfNotExist(absent).setIfExists(present).build(),
        temporary,
        null,
        temporary ? null : "s",
        null);
  }

  private static long ingest(
      RunningServer.Client client, int batches, int rows, ExecuteIngestOptions options)
      throws Exception {
    try (ArrowReader reader = new Numbers(client, batches, rows)) {
      return client.sql.executeIngest(reader, options);
    }
  }

  @Test
  void createAppendAndReplaceAreOneCommitEach() throws Exception {
    try (var client = server.client()) {
      var create =
          options(
              "made",
              TableNotExistOption.TABLE_NOT_EXIST_OPTION_CREATE,
              TableExistsOption.TABLE_EXISTS_OPTION_FAIL,
              false);
      assertThat(ingest(client, 3, 10_000, create)).isEqualTo(30_000);
      assertThatThrownBy(() -> ingest(client, 1, 1, create))
          .hasMessageContaining("Already Exists: Table s.made");
      assertThat(
              ingest(
                  client,
                  1,
                  5,
                  options(
                      "made",
                      TableNotExistOption.TABLE_NOT_EXIST_OPTION_FAIL,
                      TableExistsOption.TABLE_EXISTS_OPTION_APPEND,
                      false)))
          .isEqualTo(5);
      assertThat(client.rows("SELECT COUNT(*), MAX(id), MIN(name) FROM s.made"))
          .isEqualTo("30005,29999,name 0\n");
      assertThat(
              ingest(
                  client,
                  1,
                  2,
                  options(
                      "made",
                      TableNotExistOption.TABLE_NOT_EXIST_OPTION_CREATE,
                      TableExistsOption.TABLE_EXISTS_OPTION_REPLACE,
                      false)))
          .isEqualTo(2);
      assertThat(client.rows("SELECT COUNT(*) FROM s.made")).isEqualTo("2\n");
    }
  }

  @Test
  void absentTablesAndTemporaryOnes() throws Exception {
    try (var client = server.client()) {
      assertThatThrownBy(
              () ->
                  ingest(
                      client,
                      1,
                      1,
                      options(
                          "absent",
                          TableNotExistOption.TABLE_NOT_EXIST_OPTION_FAIL,
                          TableExistsOption.TABLE_EXISTS_OPTION_APPEND,
                          false)))
          .hasMessageContaining("Not found: Table s.absent");
      var temporary =
          options(
              "scratch",
              TableNotExistOption.TABLE_NOT_EXIST_OPTION_CREATE,
              TableExistsOption.TABLE_EXISTS_OPTION_APPEND,
              true);
      assertThat(ingest(client, 1, 3, temporary)).isEqualTo(3);
      assertThat(ingest(client, 1, 3, temporary)).isEqualTo(3);
      assertThat(client.rows("SELECT COUNT(*) FROM scratch")).isEqualTo("6\n");
    }
  }

  @Test
  void columnsAreMatchedByNameAndChecked() throws Exception {
    try (var client = server.client()) {
      client.rows("CREATE TABLE s.strict (name STRING NOT NULL, id NUMERIC(5, 2), more STRING)");
      var append =
          options(
              "strict",
              TableNotExistOption.TABLE_NOT_EXIST_OPTION_FAIL,
              TableExistsOption.TABLE_EXISTS_OPTION_APPEND,
              false);
      assertThat(ingest(client, 1, 2, append)).isEqualTo(2);
      assertThat(client.rows("SELECT name, CAST(id AS STRING), more FROM s.strict ORDER BY id"))
          .isEqualTo("name 0,0,null\nname 1,1,null\n");
      assertThatThrownBy(() -> ingest(client, 1, 2000, append))
          .isInstanceOf(FlightRuntimeException.class);
      assertThat(client.rows("SELECT COUNT(*) FROM s.strict")).isEqualTo("2\n");
      client.rows("CREATE TABLE s.other (id INT64)");
      assertThatThrownBy(
              () ->
                  ingest(
                      client,
                      1,
                      2,
                      options(
                          "other",
                          TableNotExistOption.TABLE_NOT_EXIST_OPTION_FAIL,
                          TableExistsOption.TABLE_EXISTS_OPTION_APPEND,
                          false)))
          .hasMessageContaining("name");
    }
  }

  /// Batches of numbers and their names.
  private static final class Numbers extends ArrowReader {
    private final int batches;
    private final int rows;
    private int next;

    Numbers(RunningServer.Client client, int batches, int rows) {
      super(client.allocator);
      this.batches = batches;
      this.rows = rows;
    }

    @Override
    public boolean loadNextBatch() throws java.io.IOException {
      if (next == batches) {
        return false;
      }
      VectorSchemaRoot root = getVectorSchemaRoot();
      BigIntVector ids = (BigIntVector) root.getVector("id");
      VarCharVector names = (VarCharVector) root.getVector("name");
      for (int row = 0; row < rows; row++) {
        int id = next * rows + row;
        ids.setSafe(row, id);
        names.setSafe(row, ("name " + id).getBytes(StandardCharsets.UTF_8));
      }
      root.setRowCount(rows);
      next++;
      return true;
    }

    @Override
    public long bytesRead() {
      return 0;
    }

    @Override
    protected void closeReadSource() {}

    @Override
    protected Schema readSchema() {
      return SCHEMA;
    }
  }
}
