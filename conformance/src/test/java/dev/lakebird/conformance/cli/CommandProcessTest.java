package dev.lakebird.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The `sql` command in processes of its own.
class CommandProcessTest {
  private static final int APPENDS = 3;

  @TempDir private Path folder;

  private Command.Outcome run(String... arguments) throws IOException, InterruptedException {
    return CommandProcess.run(folder, Map.of(), arguments);
  }

  private String results(String text) {
    return Command.sql(folder.resolve("lakebird-data"), text, "--format", "csv").results();
  }

  @Test
  void theExampleAnswersInTheDefaultWarehouse() throws IOException, InterruptedException {
    Command.Outcome outcome =
        run(
            "sql",
            "-e",
            "CREATE SCHEMA shop; CREATE TABLE shop.orders (id INT64 NOT NULL, city STRING, amount"
                + " NUMERIC(15,2), ts TIMESTAMP); INSERT INTO shop.orders VALUES"
                + " (1,'Oslo',12.50,'2026-01-01 00:00:00+00'),(2,'Bergen',7,'2026-01-02"
                + " 00:00:00+00'); SELECT city, SUM(amount) AS total FROM shop.orders GROUP BY city"
                + " ORDER BY total DESC");
    assertThat(outcome.results())
        .isEqualTo(
            """
            CREATE SCHEMA shop
            CREATE TABLE shop.orders
            INSERT shop.orders: 2 rows
            city   | total
            -------+------
            Oslo   |  12.5
            Bergen |     7
            (2 rows)
            """);
    assertThat(folder.resolve("lakebird-data")).isDirectory();
    assertThat(results("SELECT COUNT(*) AS n FROM shop.orders")).isEqualTo("n\n2\n");
  }

  @Test
  void failuresExitWithOne() throws IOException, InterruptedException {
    Command.Outcome outcome = run("sql", "-e", "SELECT 1 AS x; SELECT idd FROM (SELECT 1 AS id)");
    assertThat(outcome.failure())
        .isEqualTo("UNKNOWN_NAME: Unrecognized name: idd; Did you mean id? at [1:23]");
    assertThat(outcome.out()).endsWith("(1 row)\n");
    assertThat(folder.resolve("lakebird-data")).doesNotExist();
  }

  @Test
  void anInterruptInTheMiddleOfAnInsertLeavesTheTableAsItWas()
      throws IOException, InterruptedException {
    results(
        "CREATE SCHEMA s; CREATE TABLE s.t (x INT64, y STRING); INSERT INTO s.t VALUES (1, 'a')");
    List<Path> before = parquetFiles();
    try (var insert =
        CommandProcess.start(
            folder,
            Map.of(),
            "sql",
            "-e",
            "INSERT INTO s.t SELECT a * b, CAST(a AS STRING) FROM UNNEST(GENERATE_ARRAY(1, 100000))"
                + " a, UNNEST(GENERATE_ARRAY(1, 100000)) b")) {
      awaitWriting(insert);
      long start = System.nanoTime();
      insert.interrupt();
      Command.Outcome outcome = insert.await();
      assertThat(outcome.code()).isNotZero();
      assertThat(outcome.out()).isEmpty();
      assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(20_000);
    }
    assertThat(parquetFiles()).isEqualTo(before);
    assertThat(temporaryFiles()).isEmpty();
    assertThat(results("SELECT COUNT(*) AS n FROM s.t")).isEqualTo("n\n1\n");
    assertThat(results("INSERT INTO s.t VALUES (2, 'b'); SELECT SUM(x) AS x FROM s.t"))
        .isEqualTo("x\n3\n");
  }

  @Test
  void twoProcessesAppendToOneTable() throws IOException, InterruptedException {
    results("CREATE SCHEMA s; CREATE TABLE s.t (p INT64, x INT64); INSERT INTO s.t VALUES (0, 1)");
    String append = "INSERT INTO s.t VALUES (%d, 1);".repeat(APPENDS);
    // Reads the table that it writes: each run sees some state and adds as many rows as it saw.
    String doubling = "INSERT INTO s.t SELECT %d, x FROM s.t;";
    try (var one = startAppends(append.replace("%d", "1") + doubling.replace("%d", "11"));
        var two = startAppends(append.replace("%d", "2") + doubling.replace("%d", "12"))) {
      one.await().results();
      two.await().results();
    }
    List<Long> added = new ArrayList<>();
    results("SELECT COUNTIF(p = 11) AS a, COUNTIF(p = 12) AS b FROM s.t")
        .lines()
        .skip(1)
        .flatMap(line -> Stream.of(line.split(",")))
        .forEach(n -> added.add(Long.parseLong(n)));
    assertThat(results("SELECT COUNT(*) AS n FROM s.t WHERE p IN (1, 2)"))
        .isEqualTo("n\n" + 2 * APPENDS + "\n");
    // In some serial order the first doubling saw its own appends and k of the other's, the second
    // all that stood before it.
    long first = Math.min(added.get(0), added.get(1));
    long second = Math.max(added.get(0), added.get(1));
    assertThat(first).isBetween(1L + APPENDS, 1L + 2 * APPENDS);
    assertThat(second).isEqualTo(1L + 2 * APPENDS + first);
  }

  private CommandProcess startAppends(String text) throws IOException {
    return CommandProcess.start(folder, Map.of(), "sql", "--format", "csv", "-e", text);
  }

  /// Waits until the insert has a file under its hands.
  private void awaitWriting(CommandProcess insert) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (temporaryFiles().isEmpty()) {
      assertThat(insert.isAlive()).as("the insert runs").isTrue();
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(10);
    }
  }

  private List<Path> parquetFiles() throws IOException {
    return files(".parquet");
  }

  /// Files that a writer has not finished.
  private List<Path> temporaryFiles() throws IOException {
    return files(".lakebird-tmp");
  }

  private List<Path> files(String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("lakebird-data"))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (java.io.UncheckedIOException e) {
      return List.of();
    }
  }
}
