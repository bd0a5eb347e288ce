package dev.lakebird.conformance.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetExportTest {
  @TempDir private Path folder;
  private Exports exports;

  @BeforeEach
  void setUp() {
    exports = new Exports(folder);
  }

  private String export(String options, String query) {
    return "EXPORT DATA OPTIONS (uri = '%s', format = 'PARQUET'%s) AS %s;"
        .formatted(exports.uri("p-*.parquet"), options, query);
  }

  private String exported() {
    return "`" + exports.uri("p-*.parquet") + "`";
  }

  @Test
  void everyTypeComesBackAsItWas() {
    String values =
        """
        SELECT 1 AS i, 1.5 AS f, NUMERIC '123.456789' AS n, 'é' AS s, b'\\x00\\xff' AS b, TRUE AS t,
          DATE '2026-01-02' AS d, TIME '01:02:03.000004' AS ti, DATETIME '2026-01-02 03:04:05' AS dt,
          TIMESTAMP '2026-01-02 03:04:05+00' AS ts
        UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        """;
    List<String> direct = exports.run(values);
    for (String compression : List.of("NONE", "SNAPPY", "ZSTD")) {
      exports.run(export(", overwrite = true, compression = '" + compression + "'", values));
      assertThat(exports.run("SELECT * FROM " + exported()))
          .containsExactlyInAnyOrderElementsOf(direct);
    }
  }

  @Test
  void theManifestListsTheFilesAndIsNotOneOfThem() {
    assertThat(exports.run(export("", "SELECT 1 AS a UNION ALL SELECT 2 ORDER BY a DESC")))
        .containsExactly("1 files, 2 rows");
    assertThat(exports.files())
        .containsExactly("_p-manifest.parquet.lakebird-export.json", "p-000000000000.parquet");
    assertThat(exports.content("_p-manifest.parquet.lakebird-export.json"))
        .contains("\"format\" : \"PARQUET\"", "p-000000000000.parquet", "\"rows\" : 2");
    assertThat(exports.run("SELECT a FROM " + exported())).containsExactly("2", "1");
    assertThat(exports.run("SELECT COUNT(*) FROM `" + exports.uri("*") + "`")).containsExactly("2");
  }

  @Test
  void aColumnOfATableKeepsItsPrecision() {
    exports.run(
        "CREATE SCHEMA s; CREATE TABLE s.t (a NUMERIC(15, 2)); INSERT INTO s.t VALUES (1.25);"
            + export("", "SELECT a, a + 1 AS b FROM s.t WHERE a > 1"));
    assertThat(exports.content("_p-manifest.parquet.lakebird-export.json"))
        .contains("\"type\" : \"NUMERIC(15, 2)\"", "\"type\" : \"NUMERIC\"");
    assertThat(exports.run("SELECT a, b FROM " + exported())).containsExactly("1.25|2.25");
  }

  @Test
  void anExportWithoutRowsHasOneFile() {
    assertThat(exports.run(export("", "SELECT 1 AS a LIMIT 0"))).containsExactly("1 files, 0 rows");
    assertThat(exports.run("SELECT a FROM " + exported())).isEmpty();
  }

  @Test
  void orderedRowsStayInOrder() {
    exports.run(
        export(
            "", "SELECT x FROM UNNEST(GENERATE_ARRAY(1, 20000)) x ORDER BY MOD(x * 7919, 20011)"));
    assertThat(exports.run("SELECT x FROM " + exported()))
        .isEqualTo(
            exports.run(
                "SELECT x FROM UNNEST(GENERATE_ARRAY(1, 20000)) x ORDER BY MOD(x * 7919, 20011)"));
  }
}
