package dev.lakebird.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bad input gets a code, a sentence and a place; tables stay as they were and the next command works.
class BadInputTest {
  private static final int CUTS = 25;
  private static final int CHANGED_BYTES = 40;

  @TempDir private Path folder;

  @BeforeEach
  void makeTable() {
    results(
        "CREATE SCHEMA shop;"
            + " CREATE TABLE shop.orders (id INT64 NOT NULL, city STRING, amount NUMERIC(15,2));"
            + " INSERT INTO shop.orders VALUES (1, 'Oslo', 12.50)");
  }

  private String results(String text) {
    return Command.sql(folder, text, "--format", "csv").results();
  }

  private String failure(String text) {
    String failure = Command.sql(folder, text, "--format", "csv").failure();
    assertThat(results("SELECT COUNT(*) AS n, SUM(amount) AS a FROM shop.orders"))
        .isEqualTo("n,a\n1,12.5\n");
    return failure;
  }

  @Test
  void textThatIsNoStatement() {
    assertThat(failure("SELECT 1 +")).startsWith("SYNTAX_ERROR: Syntax error: ").endsWith("[1:11]");
    assertThat(failure("SELEC 1")).startsWith("SYNTAX_ERROR: ").contains("SELEC").endsWith("[1:1]");
    assertThat(failure("SELECT 'abc")).startsWith("SYNTAX_ERROR: ").contains("[1:8]");
    assertThat(failure("SELECT\n  (1 + 2")).startsWith("SYNTAX_ERROR: ").contains("[2:");
  }

  @Test
  void namesThatDoNotExist() {
    assertThat(failure("SELECT idd FROM shop.orders"))
        .isEqualTo("UNKNOWN_NAME: Unrecognized name: idd; Did you mean id? at [1:8]");
    assertThat(failure("SELECT id FROM shop.order"))
        .startsWith("NOT_FOUND: ")
        .contains("shop.order", "Did you mean shop.orders?", "[1:16]");
    assertThat(failure("SELECT id FROM shpo.orders")).startsWith("NOT_FOUND: ").contains("[1:16]");
    assertThat(failure("INSERT INTO shop.order VALUES (1)")).startsWith("NOT_FOUND: ");
    assertThat(failure("INSERT INTO shop.orders (idd) VALUES (1)")).contains("idd", "[1:26]");
    assertThat(failure("SELECT LENGHT(city) FROM shop.orders"))
        .contains("Function not found: LENGHT", "Did you mean", "[1:8]");
    assertThat(failure("DROP TABLE shop.nothing")).startsWith("NOT_FOUND: ");
    assertThat(failure("CREATE TABLE nowhere.t (x INT64)")).startsWith("NOT_FOUND: ");
    assertThat(failure("CREATE TABLE shop.orders (x INT64)")).startsWith("ALREADY_EXISTS: ");
  }

  @Test
  void wrongTypes() {
    assertThat(failure("SELECT id + city FROM shop.orders"))
        .contains("No matching signature for operator +", "INT64, STRING", "[1:11]");
    assertThat(failure("SELECT id FROM shop.orders WHERE city"))
        .contains("BOOL")
        .contains("[1:34]");
    assertThat(failure("INSERT INTO shop.orders VALUES ('x', 'y', 'z')"))
        .contains("INT64", "[1:33]");
    assertThat(failure("INSERT INTO shop.orders VALUES (1)")).contains("[1:");
    assertThat(failure("SELECT CAST('x' AS INT64)"))
        .isEqualTo("INVALID_VALUE: Bad int64 value: x at [1:8]");
  }

  @Test
  void arithmeticOutsideTheRange() {
    assertThat(failure("SELECT 1 / (id - 1) FROM shop.orders"))
        .isEqualTo("DIVISION_BY_ZERO: division by zero: 1 / 0 at [1:10]");
    assertThat(failure("SELECT 9223372036854775807 + id FROM shop.orders"))
        .isEqualTo("OUT_OF_RANGE: int64 overflow: 9223372036854775807 + 1 at [1:28]");
    assertThat(failure("INSERT INTO shop.orders SELECT id, city, 1 / (id - 1) FROM shop.orders"))
        .startsWith("DIVISION_BY_ZERO: ");
    assertThat(failure("INSERT INTO shop.orders VALUES (2, 'Oslo', 99999999999999.99)"))
        .startsWith("OUT_OF_RANGE: ")
        .contains("99999999999999.99 at [1:44]");
    assertThat(failure("INSERT INTO shop.orders VALUES (NULL, 'Oslo', 1)"))
        .startsWith("NOT_NULL_VIOLATION: ")
        .contains("id");
  }

  @Test
  void oneFailedStatementEndsTheText() {
    assertThat(failure("SELECT 1; SELECT 1 / 0; INSERT INTO shop.orders VALUES (2, 'x', 1)"))
        .startsWith("DIVISION_BY_ZERO: ");
  }

  @Test
  void filesThatDoNotExist() {
    assertThat(failure("SELECT * FROM `" + folder + "/none/*.parquet`"))
        .startsWith("NOT_FOUND: ")
        .contains("none/*.parquet");
    assertThat(failure("SELECT * FROM `gs://bucket/x.parquet`")).startsWith("UNIMPLEMENTED: ");
  }

  @Test
  void truncatedFilesAreCalledDamaged() throws IOException {
    byte[] whole = Files.readAllBytes(dataFile());
    long seed = System.nanoTime();
    System.out.println("BadInputTest seed " + seed);
    var random = new Random(seed);
    Path cut = folder.resolve("cut.parquet");
    for (int i = 0; i < CUTS; i++) {
      int length = i == 0 ? 0 : i == 1 ? whole.length - 1 : random.nextInt(whole.length);
      Files.write(cut, java.util.Arrays.copyOf(whole, length));
      String failure = failure("SELECT id, city FROM `" + cut + "`");
      assertThat(failure)
          .as("seed " + seed + " length " + length)
          .startsWith("CORRUPT_FILE: ")
          .contains("cut.parquet");
    }
  }

  @Test
  void changedBytesNeverCrash() throws IOException {
    byte[] whole = Files.readAllBytes(dataFile());
    long seed = System.nanoTime();
    System.out.println("BadInputTest seed " + seed);
    var random = new Random(seed);
    Path changed = folder.resolve("changed.parquet");
    for (int i = 0; i < CHANGED_BYTES; i++) {
      byte[] bytes = whole.clone();
      int place = random.nextInt(bytes.length);
      bytes[place] ^= (byte) (1 + random.nextInt(255));
      Files.write(changed, bytes);
      Command.Outcome outcome =
          Command.sql(folder, "SELECT id, city, amount FROM `" + changed + "`", "--format", "csv");
      assertThat(outcome.err())
          .as("seed " + seed + " place " + place)
          .doesNotContain("INTERNAL_ERROR");
      assertThat(outcome.code()).isBetween(0, 1);
    }
  }

  @Test
  void aDataFileOfATableThatWasCutIsNamed() throws IOException {
    Path file = dataFile();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThat(Command.sql(folder, "SELECT SUM(id) FROM shop.orders").failure())
        .startsWith("CORRUPT_FILE: ")
        .contains(file.getFileName().toString());
    Files.write(file, whole);
    assertThat(results("SELECT SUM(id) AS s FROM shop.orders")).isEqualTo("s\n1\n");
    Files.delete(file);
    assertThat(Command.sql(folder, "SELECT SUM(id) FROM shop.orders").failure())
        .startsWith("NOT_FOUND: ")
        .contains(file.getFileName().toString());
  }

  @Test
  void aWarehouseThatIsAFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThat(Command.sql(file, "CREATE SCHEMA s").failure()).doesNotContain("INTERNAL_ERROR");
    assertThat(Command.sql(file, "SELECT 1 FROM s.t").failure()).doesNotContain("INTERNAL_ERROR");
  }

  private Path dataFile() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .filter(file -> file.toString().contains("/data/"))
          .findFirst()
          .orElseThrow();
    }
  }
}
