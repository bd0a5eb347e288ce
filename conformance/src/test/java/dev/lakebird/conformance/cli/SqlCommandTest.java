package dev.lakebird.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.conformance.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Arguments, formats and exit codes of the `sql` command.
class SqlCommandTest {
  private static final String VALUES =
      """
      SELECT 1 AS i, NUMERIC '12.50' AS n, TIMESTAMP '2026-01-02 03:04:05.678+00' AS ts,
        'a "b", c' AS s, CAST(NULL AS STRING) AS x, [1, 2] AS a, TRUE AS b, 1.5 AS f,
        DATE '2026-01-02' AS d, b'ab' AS y, 9007199254740993 AS big, '' AS e
      """;

  @TempDir private Path folder;

  private String results(String text, String... options) {
    return Command.sql(folder.resolve("data"), text, options).results();
  }

  private String failure(String text, String... options) {
    return Command.sql(folder.resolve("data"), text, options).failure();
  }

  @Test
  void tablesAlignNumbersToTheRight() {
    assertThat(results("SELECT 'Oslo' AS city, 1250 AS total UNION ALL SELECT NULL, 7 ORDER BY 2"))
        .isEqualTo(
            """
            city | total
            -----+------
            NULL |     7
            Oslo |  1250
            (2 rows)
            """);
  }

  @Test
  void jsonIsTheRowAsJsonText() {
    assertThat(results(VALUES, "--format", "json"))
        .isEqualTo(
            """
            {"i":1,"n":"12.5","ts":"2026-01-02T03:04:05.678Z","s":"a \\"b\\", c","x":null,"a":[1,2],\
            "b":true,"f":1.5,"d":"2026-01-02","y":"YWI=","big":"9007199254740993","e":""}
            """);
  }

  @Test
  void jsonOfTheCommandIsThatOfTheFunction() {
    String asFunction =
        results("SELECT TO_JSON_STRING(t) AS j FROM (" + VALUES + ") AS t", "--format", "csv");
    String text = asFunction.lines().skip(1).findFirst().orElseThrow().replace("\"\"", "\"");
    assertThat(text.substring(1, text.length() - 1) + "\n")
        .isEqualTo(results(VALUES, "--format", "json"));
  }

  @Test
  void csvTellsNullFromEmpty() {
    assertThat(results(VALUES, "--format", "csv"))
        .isEqualTo(
            """
            i,n,ts,s,x,a,b,f,d,y,big,e
            1,12.5,2026-01-02 03:04:05.678+00,"a ""b"", c",,"[1, 2]",true,1.5,2026-01-02,ab,9007199254740993,""
            """);
  }

  @Test
  void formatsMayBeWrittenInCapitals() {
    assertThat(results("SELECT 1 AS x", "--format", "JSON")).isEqualTo("{\"x\":1}\n");
  }

  @Test
  void statementsWithoutRowsAreSilentInFormatsForPrograms() {
    String text =
        "CREATE SCHEMA s; CREATE TABLE s.t (x INT64); INSERT INTO s.t VALUES (1), (2);"
            + " SELECT x FROM s.t ORDER BY x; SELECT COUNT(*) AS n FROM s.t";
    assertThat(results(text, "--format", "csv")).isEqualTo("x\n1\n2\nn\n2\n");
  }

  @Test
  void trainingStatementsRun() {
    Path statements = Repository.root().resolve("cli/src/main/training/statements.sql");
    String out =
        Command.run(
                "sql",
                "--warehouse",
                folder.resolve("training").toString(),
                "-f",
                statements.toString())
            .results();
    assertThat(out)
        .contains("CREATE TABLE shop.items: 20000 rows")
        .endsWith("DROP TABLE shop.names\n");
  }

  @Test
  void statementsComeFromAFile() throws IOException {
    Path file = folder.resolve("my statements.sql");
    Files.writeString(file, "\uFEFF-- Blåbær\nSELECT 'Blåbær' AS x;\n");
    String warehouse = folder.resolve("data").toString();
    assertThat(
            Command.run("sql", "--warehouse", warehouse, "-f", file.toString(), "--format", "csv")
                .results())
        .isEqualTo("x\nBlåbær\n");
    assertThat(Command.run("sql", "-f", folder.resolve("none.sql").toString()).failure())
        .startsWith("NOT_FOUND: The file of statements does not exist: ");
    assertThat(Command.run("sql", "-f", folder.toString()).failure())
        .startsWith("INVALID_ARGUMENT: The file of statements cannot be read: ");
  }

  @Test
  void statementsComeFromStandardInput() {
    byte[] text = "SELECT 'ø' AS x; SELECT 2 AS y".getBytes(StandardCharsets.UTF_8);
    String warehouse = folder.resolve("data").toString();
    assertThat(
            Command.runWithInput(text, "sql", "--warehouse", warehouse, "--format", "csv")
                .results())
        .isEqualTo("x\nø\ny\n2\n");
    byte[] notText = {'S', (byte) 0xC3, '('};
    assertThat(Command.runWithInput(notText, "sql", "--warehouse", warehouse).failure())
        .isEqualTo("INVALID_ARGUMENT: The statements are not UTF-8");
  }

  @Test
  void moreStatementsThanFitAreRefused() throws IOException {
    byte[] text = new byte[(16 << 20) + 1];
    Arrays.fill(text, (byte) ' ');
    Path file = Files.write(folder.resolve("long.sql"), text);
    String refusal =
        "LIMIT_EXCEEDED: The statements are more than 16777216 bytes; run them in several files";
    assertThat(Command.run("sql", "-f", file.toString()).failure()).isEqualTo(refusal);
    assertThat(Command.runWithInput(text, "sql").failure()).isEqualTo(refusal);
  }

  @Test
  void noStatementIsNoFailure() {
    assertThat(results("")).isEmpty();
    assertThat(results(" ; -- nothing\n;")).isEmpty();
  }

  @Test
  void resultsBeforeAFailureAreStillPrinted() {
    Command.Outcome outcome = Command.sql(folder, "SELECT 1 AS x;\nSELECT y", "--format", "csv");
    assertThat(outcome.out()).isEqualTo("x\n1\n");
    assertThat(outcome.failure()).isEqualTo("UNKNOWN_NAME: Unrecognized name: y at [2:8]");
  }

  @Test
  void namedParametersAreBound() {
    assertThat(
            results(
                "SELECT @n + 1 AS n, @s AS s, @d AS d, @t AS t",
                "--format",
                "csv",
                "--param",
                "n:INT64:41",
                "--param",
                "s::a:b",
                "--param",
                "d:DATE:2026-01-02",
                "--param",
                "T:TIMESTAMP:2026-01-02 03:04:05+00"))
        .isEqualTo("n,s,d,t\n42,a:b,2026-01-02,2026-01-02 03:04:05+00\n");
  }

  @Test
  void positionalParametersAreBoundInTheirOrder() {
    assertThat(
            results(
                "SELECT ? AS a, ? AS b",
                "--format",
                "csv",
                "--param",
                ":INT64:1",
                "--param",
                ":NUMERIC:2.50"))
        .isEqualTo("a,b\n1,2.5\n");
  }

  @Test
  void badParametersAreRefused() {
    assertThat(failure("SELECT @n", "--param", "n:INT64:x"))
        .startsWith("INVALID_ARGUMENT: The parameter value 'x' is no INT64");
    assertThat(failure("SELECT @n", "--param", "n:INT65:1"))
        .startsWith("INVALID_ARGUMENT: The parameter value '1' is no INT65")
        .contains("Type not found: INT65")
        .doesNotContain("[1:");
    assertThat(failure("SELECT @n", "--param", "n:INT64"))
        .isEqualTo("INVALID_ARGUMENT: A parameter is written NAME:TYPE:VALUE, not n:INT64");
    assertThat(failure("SELECT @n"))
        .isEqualTo("UNKNOWN_NAME: Query parameter 'n' not found at [1:8]");
  }

  @Test
  void settingsAreChecked() {
    assertThat(results("SELECT 1 AS x", "--set", "threads=1", "--set", "memory_limit=64MB"))
        .contains("(1 row)");
    assertThat(failure("SELECT 1", "--set", "thread=1"))
        .isEqualTo("INVALID_ARGUMENT: Unknown setting: thread; Did you mean threads?");
    assertThat(failure("SELECT 1", "--set", "threads=many"))
        .startsWith("INVALID_ARGUMENT: The setting threads takes a whole number");
    assertThat(failure("SELECT 1", "--set", "threads"))
        .isEqualTo("INVALID_ARGUMENT: A setting is written NAME=VALUE, not threads");
    assertThat(failure("SELECT 1", "--set", "spill_directory=a\0b"))
        .startsWith("INVALID_ARGUMENT: The setting spill_directory takes ");
  }

  @Test
  void statisticsGoToStandardError() {
    Command.Outcome outcome =
        Command.sql(folder, "SELECT 1 AS x; SELECT 2 AS x", "--format", "csv", "--stats");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).isEqualTo("x\n1\nx\n2\n");
    assertThat(outcome.err().lines().filter(line -> line.startsWith("time "))).hasSize(2);
    assertThat(outcome.err()).contains("spilled bytes 0");
  }

  @Test
  void argumentsThatDoNotExistAreRefused() {
    assertThat(Command.run("sql", "--fromat", "csv", "-e", "SELECT 1").failure())
        .startsWith("INVALID_ARGUMENT: Unknown option");
    assertThat(Command.run("sql", "-e", "SELECT 1", "--format", "xml").failure())
        .startsWith("INVALID_ARGUMENT: Invalid value for option '--format'")
        .contains("xml");
    assertThat(Command.run("sql", "-e", "SELECT 1", "-f", "x.sql").failure())
        .startsWith("INVALID_ARGUMENT: ");
    assertThat(Command.run("squall").failure()).startsWith("INVALID_ARGUMENT: ");
  }

  @Test
  void helpAndVersionArePrinted() {
    assertThat(Command.run("version").results()).matches("Lakebird \\S+ on Java 2\\d.*\\n");
    assertThat(Command.run("sql", "--help").results())
        .contains("--warehouse", "--catalog", "--format", "--set", "--param", "--stats");
    assertThat(Command.run("--help").results()).contains("sql", "version");
  }

  @Test
  void readingMakesNoWarehouse() {
    assertThat(results("SELECT 1 AS x", "--format", "csv")).isEqualTo("x\n1\n");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void thePastIsAnsweredFromTheLog() {
    results("CREATE SCHEMA s; CREATE TABLE s.t (x INT64); INSERT INTO s.t VALUES (1)");
    String between =
        results("SELECT CURRENT_TIMESTAMP() AS now", "--format", "csv")
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow();
    results("INSERT INTO s.t VALUES (2)");
    assertThat(results("SELECT SUM(x) AS x FROM s.t", "--format", "csv")).isEqualTo("x\n3\n");
    assertThat(
            results(
                "SELECT SUM(x) AS x FROM s.t FOR SYSTEM_TIME AS OF TIMESTAMP '" + between + "'",
                "--format",
                "csv"))
        .isEqualTo("x\n1\n");
    assertThat(
            failure("SELECT x FROM s.t FOR SYSTEM_TIME AS OF TIMESTAMP '2020-01-01 00:00:00+00'"))
        .contains("s.t");
  }
}
