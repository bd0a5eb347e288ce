package dev.lakebird.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What INFORMATION_SCHEMA says of a warehouse.
class InformationSchemaTest {
  private static final String ORDERS =
      "CREATE TABLE shop.orders (id INT64 NOT NULL, city STRING(10), name STRING COLLATE 'und:ci',"
          + " amount NUMERIC(15, 2), tags ARRAY<STRING>)";

  @TempDir private Path folder;

  @BeforeEach
  void makeTables() {
    run("CREATE SCHEMA shop; CREATE SCHEMA none; CREATE SCHEMA other; " + ORDERS).results();
    run("CREATE TABLE other.t AS SELECT 1 AS `select`").results();
  }

  private Command.Outcome run(String text) {
    return Command.sql(folder.resolve("data"), text, "--format", "csv");
  }

  private String csv(String text) {
    return run(text).results();
  }

  private String failure(String text) {
    return run(text).failure();
  }

  @Test
  void datasets() {
    assertThat(csv("SELECT catalog_name, schema_name, ddl FROM INFORMATION_SCHEMA.SCHEMATA"))
        .isEqualTo(
            """
            catalog_name,schema_name,ddl
            lakebird,none,CREATE SCHEMA `none`;
            lakebird,other,CREATE SCHEMA `other`;
            lakebird,shop,CREATE SCHEMA `shop`;
            """);
  }

  @Test
  void tablesOfADatasetOrOfAll() {
    String names = "SELECT table_schema, table_name, table_type, is_insertable_into FROM ";
    String orders = "shop,orders,BASE TABLE,YES\n";
    assertThat(csv(names + "shop.INFORMATION_SCHEMA.TABLES")).endsWith("into\n" + orders);
    assertThat(csv(names + "`lakebird.shop.information_schema.tables`")).endsWith("\n" + orders);
    assertThat(csv(names + "none.INFORMATION_SCHEMA.TABLES")).endsWith("into\n");
    String all = "other,t,BASE TABLE,YES\n" + orders;
    assertThat(csv(names + "INFORMATION_SCHEMA.TABLES ORDER BY 1")).endsWith("into\n" + all);
    assertThat(csv(names + "`region-eu`.INFORMATION_SCHEMA.TABLES ORDER BY 1"))
        .endsWith("into\n" + all);
  }

  @Test
  void columnsOfATable() {
    assertThat(
            csv(
                """
                SELECT column_name, ordinal_position, is_nullable, data_type, collation_name,
                  is_partitioning_column
                FROM shop.INFORMATION_SCHEMA.COLUMNS WHERE table_name = 'orders'
                ORDER BY ordinal_position
                """))
        .endsWith(
            """
            id,1,NO,INT64,,NO
            city,2,YES,STRING(10),,NO
            name,3,YES,STRING,und:ci,NO
            amount,4,YES,"NUMERIC(15, 2)",,NO
            tags,5,YES,ARRAY<STRING>,,NO
            """);
  }

  @Test
  void aTableWhoseMetadataIsLostIsListed() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".metadata.json")).toList()) {
        Files.delete(file);
      }
    }
    assertThat(csv("SELECT table_name FROM shop.INFORMATION_SCHEMA.TABLES"))
        .isEqualTo("table_name\norders\n");
    assertThat(failure("SELECT * FROM shop.INFORMATION_SCHEMA.COLUMNS"))
        .startsWith("CORRUPT_FILE: A metadata file of a table is missing at [1:15]");
  }

  @Test
  void thePastIsOneMomentForItToo() {
    String count = "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES FOR SYSTEM_TIME AS OF ";
    assertThat(csv(count + "TIMESTAMP '2020-01-01'")).endsWith("\n0\n");
    assertThat(csv(count + "CURRENT_TIMESTAMP()")).endsWith("\n2\n");
    assertThat(csv("SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES")).endsWith("\n2\n");
    assertThat(run("DROP TABLE shop.orders").code()).isZero();
    assertThat(csv("SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES")).endsWith("\n1\n");
    assertThat(
            failure(
                "SELECT * FROM shop.INFORMATION_SCHEMA.TABLES"
                    + " FOR SYSTEM_TIME AS OF TIMESTAMP '2020-01-01'"))
        .startsWith("NOT_FOUND: Dataset not found: shop");
  }

  @Test
  void whenThingsWereMade() {
    String now =
        "creation_time BETWEEN TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 1 HOUR)"
            + " AND CURRENT_TIMESTAMP()";
    assertThat(csv("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SCHEMATA WHERE " + now))
        .endsWith("\n3\n");
    String made = "SELECT creation_time FROM other.INFORMATION_SCHEMA.TABLES";
    String before = csv(made);
    run("INSERT INTO other.t VALUES (2)").results();
    assertThat(csv(made)).isEqualTo(before).hasLineCount(2);
    assertThat(csv("SELECT COUNT(*) FROM other.INFORMATION_SCHEMA.TABLES WHERE " + now))
        .endsWith("\n1\n");
  }

  @Test
  void joinsAndNewTablesReadIt() {
    assertThat(
            csv(
                """
                SELECT t.table_name, COUNT(*) AS n
                FROM shop.INFORMATION_SCHEMA.TABLES AS t
                JOIN INFORMATION_SCHEMA.COLUMNS USING (table_schema, table_name) GROUP BY 1
                """))
        .isEqualTo("table_name,n\norders,5\n");
    run("CREATE TABLE none.c AS SELECT * FROM shop.INFORMATION_SCHEMA.COLUMNS").results();
    assertThat(csv("SELECT COUNT(*) FROM none.c")).endsWith("\n5\n");
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThat(failure("SELECT * FROM nowhere.INFORMATION_SCHEMA.TABLES"))
        .isEqualTo("NOT_FOUND: Dataset not found: nowhere at [1:15]");
    assertThat(failure("SELECT * FROM shop.INFORMATION_SCHEMA.COLUMN"))
        .isEqualTo(
            "NOT_FOUND: Table not found: shop.INFORMATION_SCHEMA.COLUMN; Did you mean COLUMNS?"
                + " at [1:15]");
    assertThat(failure("SELECT * FROM shop.INFORMATION_SCHEMA.VIEWS"))
        .isEqualTo("UNIMPLEMENTED: INFORMATION_SCHEMA.VIEWS is not implemented at [1:15]");
    assertThat(failure("CREATE SCHEMA information_schema"))
        .isEqualTo("INVALID_QUERY: A dataset cannot be called INFORMATION_SCHEMA at [1:15]");
    assertThat(failure("INSERT INTO shop.INFORMATION_SCHEMA.TABLES (table_name) VALUES ('x')"))
        .startsWith("NOT_FOUND: ");
    assertThat(failure("DROP TABLE shop.INFORMATION_SCHEMA.TABLES")).startsWith("NOT_FOUND: ");
  }
}
