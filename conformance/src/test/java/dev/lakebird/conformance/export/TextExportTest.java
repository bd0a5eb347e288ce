package dev.lakebird.conformance.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What CSV and JSON files hold, to the byte.
class TextExportTest {
  private static final String VALUES =
      """
      SELECT 1 AS i, -7 AS j, 1.5 AS f, NUMERIC '123.4500' AS n, 'é' AS s, b'\\x00\\xff' AS b,
        TRUE AS t, DATE '2026-01-02' AS d, TIME '01:02:03.000004' AS ti,
        DATETIME '2026-01-02 03:04:05' AS dt, TIMESTAMP '2026-01-02 03:04:05.6+00' AS ts,
        JSON '{"a":1}' AS js
      """;

  @TempDir private Path folder;
  private Exports exports;

  @BeforeEach
  void setUp() {
    exports = new Exports(folder);
  }

  private String export(String format, String options, String query) {
    exports.run(
        "EXPORT DATA OPTIONS (uri = '%s', format = '%s', overwrite = true%s) AS %s"
            .formatted(exports.uri("t-*"), format, options, query));
    return exports.content("t-000000000000");
  }

  private String csv(String options, String query) {
    return export("CSV", options, query);
  }

  private String json(String query) {
    return export("JSON", "", query);
  }

  @Test
  void csvHasEveryTypeAsItIsDocumented() {
    assertThat(csv(", header = true", VALUES))
        .isEqualTo(
            """
            i,j,f,n,s,b,t,d,ti,dt,ts,js
            1,-7,1.5,123.45,é,AP8=,true,2026-01-02,01:02:03.000004,2026-01-02T03:04:05,\
            2026-01-02 03:04:05.600000 UTC,"{""a"":1}"
            """);
  }

  @Test
  void csvTellsNullFromTheEmptyStringAndQuotesWhatItMust() {
    assertThat(
            csv(
                "",
                "SELECT * FROM UNNEST([STRUCT('a,b' AS x, 1 AS y), ('say \"hi\"', NULL), ('', 3),"
                    + " (NULL, 4), ('two\\n"
                    + "lines', 5), ('cr\\r"
                    + "', 6)]) ORDER BY IFNULL(y, 2)"))
        .isEqualTo("\"a,b\",1\n\"say \"\"hi\"\"\",\n\"\",3\n,4\n\"two\nlines\",5\n\"cr\r\",6\n");
    assertThat(
            csv(", field_delimiter = '\\t', header = true", "SELECT 'a,b' AS x, 'c\\td' AS `y\tz`"))
        .isEqualTo("x\t\"y\tz\"\na,b\t\"c\td\"\n");
  }

  @Test
  void numbersAndMomentsAtTheirEdges() {
    assertThat(
            csv(
                "",
                """
                SELECT -9223372036854775808 AS a, 9223372036854775807 AS b, 0 AS c,
                  NUMERIC '-99999999999999999999999999999.999999999' AS d, NUMERIC '0.000000001' AS e,
                  NUMERIC '-0.5' AS f, BIGNUMERIC '1e30' AS g, 1e100 AS h, -0.0 AS i, 3.0 AS j,
                  CAST('nan' AS FLOAT64) AS k, CAST('-inf' AS FLOAT64) AS l,
                  DATE '0001-01-01' AS m, DATE '9999-12-31' AS n, DATE '2024-02-29' AS o,
                  TIMESTAMP '0001-01-01 00:00:00+00' AS p,
                  TIMESTAMP '1969-12-31 23:59:59.999999+00' AS q
                """))
        .isEqualTo(
            "-9223372036854775808,9223372036854775807,0,"
                + "-99999999999999999999999999999.999999999,0.000000001,-0.5,"
                + "1000000000000000000000000000000,1.0E100,-0.0,3.0,NaN,-Infinity,"
                + "0001-01-01,9999-12-31,2024-02-29,0001-01-01 00:00:00 UTC,"
                + "1969-12-31 23:59:59.999999 UTC\n");
  }

  @Test
  void everyDateIsWrittenAsItsTextIs() {
    assertThat(
            csv(
                "",
                "SELECT DATE_ADD(DATE '0001-01-01', INTERVAL x * 13 DAY) AS d FROM"
                    + " UNNEST(GENERATE_ARRAY(0, 280000)) x ORDER BY d"))
        .isEqualTo(
            String.join(
                    "\n",
                    exports.run(
                        "SELECT CAST(DATE_ADD(DATE '0001-01-01', INTERVAL x * 13 DAY) AS STRING) AS"
                            + " d FROM UNNEST(GENERATE_ARRAY(0, 280000)) x ORDER BY d"))
                + "\n");
  }

  @Test
  void jsonHasEveryTypeAsItIsDocumented() {
    assertThat(json(VALUES))
        .isEqualTo(
            """
            {"i":"1","j":"-7","f":1.5,"n":"123.45","s":"é","b":"AP8=","t":true,"d":"2026-01-02",\
            "ti":"01:02:03.000004","dt":"2026-01-02T03:04:05","ts":"2026-01-02 03:04:05.600000 UTC",\
            "js":{"a":1}}
            """);
  }

  @Test
  void jsonEscapesWhatItMust() {
    assertThat(
            json(
                "SELECT 'a\"b\\\\c\\n"
                    + "\\t\\x01 profit&loss <x>' AS `k\"`, CAST(NULL AS STRING) AS n"))
        .isEqualTo(
            "{\"k\\\"\":\"a\\\"b\\\\c\\n"
                + "\\t\\u0001 profit\\u0026loss \\u003cx\\u003e\",\"n\":null}\n");
  }

  @Test
  void jsonNestsArraysAndStructs() {
    assertThat(
            json(
                "SELECT [1, NULL, 3] AS a, STRUCT('x' AS s, [STRUCT(TRUE AS t)] AS l) AS st,"
                    + " ARRAY<INT64>[] AS e, CAST('inf' AS FLOAT64) AS f"))
        .isEqualTo(
            "{\"a\":[\"1\",null,\"3\"],\"st\":{\"s\":\"x\",\"l\":[{\"t\":true}]},\"e\":[],\"f\":\"Infinity\"}\n");
  }

  @Test
  void nestedColumnsAreNoCsv() {
    assertThatThrownBy(() -> csv("", "SELECT [1] AS arr"))
        .isInstanceOfSatisfying(
            LakebirdException.class,
            e -> assertThat(e.describe()).contains("CSV").contains("Column: arr"));
    assertThat(exports.files()).isEmpty();
  }

  @Test
  void compressedFilesHoldTheSameText() throws IOException {
    String query =
        "SELECT x, CONCAT('row ', CAST(x AS STRING)) AS s FROM UNNEST(GENERATE_ARRAY(1, 100000)) x"
            + " ORDER BY x";
    String plain = csv("", query);
    assertThat(plain).hasLineCount(100_000).startsWith("1,row 1\n").endsWith("100000,row 100000\n");
    compressed("GZIP", query);
    try (InputStream in = new GZIPInputStream(file())) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
    }
    compressed("ZSTD", query);
    assertThat(
            exports.run(
                "CREATE SCHEMA s; LOAD DATA INTO s.t (x INT64, s STRING) FROM FILES (format ="
                    + " 'CSV', compression = 'ZSTD', uris = ['"
                    + exports.uri("t-000000000000")
                    + "']); SELECT COUNT(*), SUM(x), COUNTIF(s = CONCAT('row ', CAST(x AS STRING)))"
                    + " FROM s.t"))
        .containsExactly("100000|5000050000|100000");
  }

  @Test
  void whatIsExportedIsLoadedAgain() {
    String values =
        VALUES
            .replace(", JSON '{\"a\":1}' AS js", "")
            .replace("JSON '{\"a\":1}' AS js", "'x' AS js");
    List<String> direct = exports.run(values);
    exports.run("CREATE SCHEMA s");
    for (String options : List.of("", ", compression = 'GZIP'")) {
      exports.run(
          "EXPORT DATA OPTIONS (uri = '%s', format = 'CSV', overwrite = true, header = true%s) AS %s"
              .formatted(exports.uri("t-*"), options, values));
      assertThat(
              exports.run(
                  """
                  CREATE OR REPLACE TABLE s.t (i INT64, j INT64, f FLOAT64, n NUMERIC, s STRING, b BYTES, t BOOL,
                    d DATE, ti TIME, dt DATETIME, ts TIMESTAMP, js STRING);
                  LOAD DATA INTO s.t FROM FILES (format = 'CSV', skip_leading_rows = 1%s, uris = ['%s']);
                  SELECT * FROM s.t
                  """
                      .formatted(options, exports.uri("t-000000000000"))))
          .isEqualTo(direct);
    }
  }

  private void compressed(String compression, String query) {
    exports.run(
        "EXPORT DATA OPTIONS (uri = '%s', format = 'CSV', overwrite = true, compression = '%s') AS %s"
            .formatted(exports.uri("t-*"), compression, query));
  }

  private InputStream file() throws IOException {
    return Files.newInputStream(folder.resolve("out").resolve("t-000000000000"));
  }
}
