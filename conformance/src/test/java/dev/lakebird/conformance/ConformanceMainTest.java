package dev.lakebird.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceMainTest {
  private static final String FINE =
      "{\"suite\":\"own\",\"name\":\"a\",\"sql\":\"SELECT 1\",\"expected\":{\"kind\":\"parses\"}}";

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void release() {
    System.setOut(out);
    System.setErr(err);
  }

  @Test
  void closesWithItsCounts() throws IOException {
    Path failures = folder.resolve("failures.jsonl");
    Path report = folder.resolve("report.md");
    int code =
        ConformanceMain.run(
            suite(FINE, FINE.replace("SELECT 1", "SELECT FROM")).toString(),
            "--failures",
            failures.toString(),
            "--report",
            report.toString());
    assertThat(code).isEqualTo(0);
    assertThat(printed.toString(StandardCharsets.UTF_8).lines().toList().getLast())
        .isEqualTo("1 passed, 1 failed, 0 skipped");
    assertThat(Files.readAllLines(failures)).hasSize(1);
    assertThat(report).content().contains("| own | – | 1 | 1 | 0 | 0 | 50.0 % |");
  }

  @Test
  void strictEndsWithOneForAFailure() throws IOException {
    Path wrong = suite(FINE.replace("SELECT 1", "SELECT FROM"));
    assertThat(ConformanceMain.run(wrong.toString(), "--strict")).isEqualTo(1);
    assertThat(ConformanceMain.run(suite(FINE).toString(), "--strict")).isEqualTo(0);
  }

  @Test
  void badInputIsNamedAndNothingIsCounted() throws IOException {
    refused(":2: The line is no JSON", FINE, "{\"suite\":");
    refused(":2: The line is no JSON", FINE, FINE + " " + FINE);
    refused(":2: The line is no JSON object", FINE, "");
    refused(":1: The line is no JSON object", "[1]");
    refused(":2: The kind 'miracle' is unknown", FINE, FINE.replace("parses", "miracle"));
    refused(":1: The case has no field 'expected'", "{\"suite\":\"own\",\"name\":\"a\"}");
    refused(":1: The case has no text in the field 'sql'", FINE.replace("\"sql\"", "\"text\""));
    refused(":0: The file has no case");
  }

  @Test
  void aMissingFileOrAWrongFilterIsRefused() throws IOException {
    assertThat(ConformanceMain.run(folder.resolve("absent.jsonl").toString())).isEqualTo(1);
    assertThat(complained.toString(StandardCharsets.UTF_8)).contains("absent.jsonl");
    assertThat(ConformanceMain.run(suite(FINE).toString(), "--filter", "(")).isEqualTo(1);
    assertThat(complained.toString(StandardCharsets.UTF_8)).contains("--filter");
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aTruncatedTableFailsItsCases() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data").resolve("own_tiny"));
    Files.writeString(
        data.resolve("tables.json"), "{\"t\":{\"columns\":[[\"a\",\"BIGINT\"]],\"rows\":2}}");
    Path suite =
        suite(
            "{\"suite\":\"own\",\"name\":\"a\",\"sql\":\"SELECT a FROM t\",\"expected\":"
                + "{\"kind\":\"csv\",\"answers\":{\"tiny\":{\"rows\":[[\"1\"]]}}}}");
    assertThat(ConformanceMain.run(suite.toString())).isEqualTo(1);
    assertThat(complained.toString(StandardCharsets.UTF_8)).contains("t.csv.gz");
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void generatedTablesAnswerAndOtherAnswersAreExcluded() throws IOException {
    String line =
        "{\"suite\":\"tpch\",\"name\":\"own\",\"sql\":\"SELECT COUNT(*), MAX(n_name),"
            + " AVG(n_regionkey) / 3 FROM nation\",\"expected\":{\"kind\":\"csv\",\"answers\":{"
            + "\"javagen-sf0.01\":{\"columns\":[\"n\",\"m\",\"a\"],\"rows\":[[\"25\",\"VIETNAM\",\"0.6666666666666666\"]]},"
            + "\"sf1\":{\"columns\":[\"n\",\"m\",\"a\"],\"rows\":[[\"25\",\"VIETNAM\",\"0\"]]}}}}";
    Path report = folder.resolve("report.md");
    assertThat(ConformanceMain.run(suite(line).toString(), "--report", report.toString()))
        .isEqualTo(0);
    assertThat(printed.toString(StandardCharsets.UTF_8).lines().toList().getLast())
        .isEqualTo("1 passed, 0 failed, 0 skipped");
    assertThat(report).content().contains("Excluded: 1 no data at hand.");
    assertThat(ConformanceMain.run(suite(line.replace("VIETNAM", "NORWAY")).toString(), "--strict"))
        .isEqualTo(1);
  }

  @Test
  @Tag("long")
  void salesAndTheirReturnsAreGeneratedTogether() throws IOException {
    String line =
        "{\"suite\":\"tpcds\",\"name\":\"own\",\"sql\":\"SELECT COUNT(*) > 0,"
            + " COUNTIF(sr_return_quantity > ss_quantity) FROM store_returns JOIN store_sales ON"
            + " sr_ticket_number = ss_ticket_number AND sr_item_sk = ss_item_sk\","
            + "\"expected\":{\"kind\":\"csv\",\"answers\":{"
            + "\"javagen-sf0.01\":{\"columns\":[\"n\",\"m\"],\"rows\":[[\"true\",\"0\"]]}}}}";
    assertThat(ConformanceMain.run(suite(line).toString(), "--strict")).isEqualTo(0);
  }

  private void refused(String why, String... lines) throws IOException {
    complained.reset();
    Path file = suite(lines);
    assertThat(ConformanceMain.run(file.toString())).isEqualTo(1);
    assertThat(complained.toString(StandardCharsets.UTF_8)).contains(file + why);
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private Path suite(String... lines) throws IOException {
    return Files.write(Files.createTempFile(folder, "suite", ".jsonl"), List.of(lines));
  }
}
