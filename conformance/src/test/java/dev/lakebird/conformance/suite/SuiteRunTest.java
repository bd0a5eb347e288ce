package dev.lakebird.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteRunTest {
  private static final SuiteRun.Selection ALL = new SuiteRun.Selection(Set.of(), Optional.empty());

  @TempDir private Path folder;

  @Test
  void rightAnswersPass() throws IOException {
    assertThat(failures(right())).isEmpty();
  }

  @Test
  void wrongAnswersFailInEveryCase() throws IOException {
    List<String> wrong =
        List.of(
            typed("SELECT 1", "INT64", "known", "[\"2\"]"),
            typed("SELECT 1", "STRING", "known", "[\"1\"]"),
            typed("SELECT '1'", "INT64", "known", "[\"1\"]"),
            typed("SELECT NULL", "INT64", "known", "[\"0\"]"),
            typed("SELECT 0", "INT64", "known", "[null]"),
            typed("SELECT 1", "INT64", "known", "[\"1\"],[\"1\"]"),
            typed("SELECT 1", "INT64", "none", ""),
            typed("SELECT 1.5", "FLOAT64", "known", "[\"1.500001\"]"),
            typed("SELECT b'a'", "BYTES", "known", "[\"a\"]"),
            typed(
                "SELECT x FROM UNNEST([1, 2]) AS x ORDER BY x",
                "INT64",
                "known",
                "[\"2\"],[\"1\"]"),
            typed(
                "SELECT x FROM UNNEST([1, 1, 2]) AS x",
                "INT64",
                "unknown",
                "[\"1\"],[\"2\"],[\"2\"]"),
            typed(
                "SELECT [1, 2]",
                "ARRAY<INT64>",
                "known",
                "[{\"order\":\"known\",\"v\":[\"2\",\"1\"]}]"),
            typed(
                "SELECT [1, 1]",
                "ARRAY<INT64>",
                "known",
                "[{\"order\":\"unknown\",\"v\":[\"1\",\"2\"]}]"),
            typed("SELECT STRUCT(1, 'a')", "STRUCT<INT64, STRING>", "known", "[[\"1\",\"b\"]]"),
            error("SELECT 1", "out_of_range"),
            error("SELECT 1 / 0", "not_found"),
            error("SELECT FROM", "out_of_range"),
            error("CREATE MATERIALIZED VIEW v AS SELECT 1", "invalid_argument"),
            suiteCase("SELECT 1", "\"expected\":{\"kind\":\"parse_error\"}"),
            suiteCase("SELECT FROM", "\"expected\":{\"kind\":\"parses\"}"),
            loose("SELECT 1", "[{\"int\":\"2\"}]"),
            loose(
                "SELECT x FROM UNNEST([1, 2]) AS x ORDER BY x",
                "[{\"int\":\"2\"}],[{\"int\":\"1\"}]"),
            loose("SELECT TRUE", "[false]"),
            loose("SELECT 'a'", "[\"b\"]"),
            suiteCase(
                "INSERT t VALUES (2)",
                "\"prepare\":[{\"sql\":\"CREATE TABLE t AS SELECT 1 AS"
                    + " a\"}],\"expected\":{\"kind\":\"dml\","
                    + "\"rows_modified\":1,\"all_rows\":{\"rows\":[[\"1\"],[\"3\"]]}}"),
            suiteCase(
                "SELECT 1",
                "\"prepare\":[{\"sql\":\"CREATE TABLE t AS SELECT nothing\"}],"
                    + "\"expected\":{\"kind\":\"error\",\"code\":\"invalid_argument\",\"message\":\"\"}"));
    assertThat(failures(wrong)).hasSize(wrong.size());
  }

  private static List<String> right() {
    return List.of(
        typed("SELECT 1", "INT32", "known", "[\"1\"]"),
        typed("SELECT 0.1 + 0.2", "DOUBLE", "none", "[\"0.3\"]"),
        typed("SELECT b'a'", "BYTES", "known", "[\"YQ==\"]"),
        typed("SELECT x FROM UNNEST([1, 2]) AS x", "INT64", "unknown", "[\"2\"],[\"1\"]"),
        typed(
            "SELECT [1, 2]",
            "ARRAY<INT64>",
            "known",
            "[{\"order\":\"unknown\",\"v\":[\"2\",\"1\"]}]"),
        typed("SELECT STRUCT(1 AS a, 'a')", "STRUCT<a INT64, STRING>", "known", "[[\"1\",\"a\"]]"),
        typed(
            "SELECT TIMESTAMP '2020-01-01 00:00:00'",
            "TIMESTAMP",
            "known",
            "[\"2020-01-01 08:00:00+00\"]"),
        error("SELECT 1 / 0", "out_of_range"),
        error("SELECT nothing", "invalid_argument"),
        suiteCase("SELECT FROM", "\"expected\":{\"kind\":\"parse_error\"}"),
        suiteCase("SELECT 1", "\"expected\":{\"kind\":\"parses\"}"),
        loose("SELECT 1, 1.5, 'a', NULL", "[{\"int\":\"1\"},{\"float\":\"1.5\"},\"a\",null]"),
        loose("SELECT [STRUCT(1 AS a)]", "[{\"array\":[[{\"a\":{\"int\":\"1\"}}]]}]"),
        suiteCase(
            "SELECT @p + a FROM t",
            "\"parameters\":[{\"name\":\"p\",\"expr\":\"1 + 1\"}],\"prepare\":[{\"sql\":\"CREATE"
                + " TABLE t AS SELECT 1 AS a\"}],"
                + "\"expected\":{\"kind\":\"rows\",\"type\":\"\",\"columns\":[],\"order\":\"none\",\"rows\":[[\"3\"]]}"),
        suiteCase(
            "INSERT t VALUES (2)",
            "\"prepare\":[{\"sql\":\"CREATE TABLE t AS SELECT 1 AS"
                + " a\"}],\"expected\":{\"kind\":\"dml\","
                + "\"rows_modified\":1,\"all_rows\":{\"rows\":[[\"2\"],[\"1\"]]}}"),
        suiteCase(
            "SELECT * FROM t",
            "\"prepare\":[{\"sql\":\"CREATE TABLE t AS SELECT 1 AS a\"}],"
                + "\"expected\":{\"kind\":\"rows\",\"type\":\"\",\"columns\":[],\"order\":\"unknown\",\"rows\":[[\"1\"]]}"));
  }

  @Test
  void onlyTierAndFilterSkip() throws IOException {
    List<String> lines =
        List.of(
            suiteCase("SELECT 1", "\"bq\":{\"tier\":\"clean\"},\"expected\":{\"kind\":\"parses\"}"),
            suiteCase("SELECT 1", "\"bq\":{\"tier\":\"out\"},\"expected\":{\"kind\":\"parses\"}"),
            suiteCase("SELECT 1", "\"expected\":{\"kind\":\"parses\"}"),
            suiteCase("SELECT 1", "\"expected\":{\"kind\":\"unchecked\"}"),
            suiteCase("SELECT 1", "\"disputed\":true,\"expected\":{\"kind\":\"parses\"}"));
    Counts clean =
        new Counts(results(lines, new SuiteRun.Selection(Set.of("clean"), Optional.empty())));
    assertThat(clean.closingLine()).isEqualTo("2 passed, 0 failed, 1 skipped");
    assertThat(clean.excluded()).isEqualTo(2);
    Counts none =
        new Counts(
            results(
                lines, new SuiteRun.Selection(Set.of(), Optional.of(Pattern.compile("nobody")))));
    assertThat(none.closingLine()).isEqualTo("0 passed, 0 failed, 5 skipped");
  }

  @Test
  void aCaseAtItsLimitFailsAlone() throws IOException {
    String numbers = "UNNEST(GENERATE_ARRAY(1, 20000))";
    List<String> lines =
        List.of(
            typed(
                "SELECT COUNT(*) FROM "
                    + numbers
                    + " a, "
                    + numbers
                    + " b, "
                    + numbers
                    + " c"
                    + " WHERE a + b + c < 0",
                "INT64",
                "none",
                "[\"0\"]"),
            typed(
                "SELECT LENGTH(STRING_AGG(REPEAT('x', 1000000))) FROM UNNEST(GENERATE_ARRAY(1,"
                    + " 200))",
                "INT64",
                "none",
                "[\"200000199\"]"),
            typed("SELECT 1", "INT64", "none", "[\"1\"]"));
    var limits = new CaseLimits(5, 10, "32MB");
    try (var run = new SuiteRun(SuiteReader.read(write(lines)), ALL, limits)) {
      List<SuiteRun.Result> results = run.run(1);
      assertThat(results.get(0).outcome())
          .isInstanceOfSatisfying(
              Outcome.Failed.class, f -> assertThat(f.code()).hasValue("DEADLINE_EXCEEDED"));
      assertThat(results.get(1).outcome())
          .isInstanceOfSatisfying(
              Outcome.Failed.class, f -> assertThat(f.code()).hasValue("RESOURCES_EXCEEDED"));
      assertThat(results.get(2).outcome()).isEqualTo(new Outcome.Passed());
    }
  }

  @Test
  void failuresNameTheirCause() throws IOException {
    List<String> lines =
        List.of(
            typed("CREATE MATERIALIZED VIEW v AS SELECT 1", "INT64", "none", "[\"1\"]"),
            typed("SELECT 1", "INT64", "none", "[\"2\"]"));
    List<String> failures = SuiteReports.failures(results(lines, ALL));
    assertThat(failures.get(0))
        .contains("\"cause\":\"missing: The statement CREATE MATERIALIZED VIEW\"");
    assertThat(failures.get(1)).contains("\"cause\":\"other values: INT64\"", "\"got\":");
  }

  private List<String> failures(List<String> lines) throws IOException {
    List<String> failures = new ArrayList<>();
    for (SuiteRun.Result result : results(lines, ALL)) {
      if (result.outcome() instanceof Outcome.Failed failed) {
        failures.add(result.suiteCase().sql() + ": " + failed.cause() + ": " + failed.got());
      }
    }
    return failures;
  }

  private List<SuiteRun.Result> results(List<String> lines, SuiteRun.Selection selection)
      throws IOException {
    try (var run = new SuiteRun(SuiteReader.read(write(lines)), selection)) {
      return run.run(2);
    }
  }

  private Path write(List<String> lines) throws IOException {
    return Files.write(Files.createTempFile(folder, "suite", ".jsonl"), lines);
  }

  private static String typed(String sql, String type, String order, String rows) {
    return suiteCase(
        sql,
        "\"expected\":{\"kind\":\"rows\",\"type\":\"\",\"columns\":[{\"name\":null,\"type\":\""
            + type
            + "\"}],\"order\":\""
            + order
            + "\",\"rows\":["
            + rows
            + "]}");
  }

  private static String loose(String sql, String rows) {
    return suiteCase(sql, "\"expected\":{\"kind\":\"rows\",\"rows\":[" + rows + "]}");
  }

  private static String error(String sql, String code) {
    return suiteCase(
        sql, "\"expected\":{\"kind\":\"error\",\"code\":\"" + code + "\",\"message\":\"\"}");
  }

  private static String suiteCase(String sql, String fields) {
    return "{\"suite\":\"own\",\"file\":\"f\",\"name\":\"case\",\"sql\":\""
        + sql.replace("\"", "\\\"")
        + "\",\"default_time_zone\":\"America/Los_Angeles\","
        + fields
        + "}";
  }
}
