package dev.lakebird.conformance.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.conformance.store.ObservedStore;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.LakebirdException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is wrong with files is named with file and line, and the table is as it was, to the last file.
class LoadFailureTest {
  private static final long ROWS_BEFORE = 2;

  @TempDir private Path folder;

  private Loads loads = new Loads(Path.of(""));

  @BeforeEach
  void makeTable() {
    loads = new Loads(folder);
    loads.run(
        "CREATE SCHEMA s; CREATE TABLE s.t (a INT64, b STRING); INSERT INTO s.t VALUES (1, 'x'),"
            + " (2, 'y')");
  }

  private void refused(String statement, String... parts) throws IOException {
    assertThat(loads.fails(statement)).contains(parts);
    assertThat(loads.number("SELECT COUNT(*) FROM s.t")).isEqualTo(ROWS_BEFORE);
  }

  @Test
  void truncatedParquetInTheMiddleOfAList() throws IOException {
    loads.run(
        "CREATE TABLE s.source AS SELECT a, CAST(a AS STRING) AS b FROM UNNEST(GENERATE_ARRAY(1,"
            + " 1000)) AS a");
    Path whole =
        loads.dataFiles().stream()
            .filter(f -> f.toString().endsWith(".parquet"))
            .max((x, y) -> Long.compare(x.toFile().length(), y.toFile().length()))
            .orElseThrow();
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = loads.write("cut.parquet", Arrays.copyOf(bytes, bytes.length - 40));
    byte[] damaged = bytes.clone();
    Arrays.fill(damaged, 20, 60, (byte) 0x5A);
    Path broken = loads.write("broken.parquet", damaged);
    refused(
        "LOAD DATA INTO s.t" + Loads.from("PARQUET", whole, cut, whole),
        "CORRUPT_FILE",
        "cut.parquet");
    refused(
        "LOAD DATA INTO s.t" + Loads.from("PARQUET", whole, broken, whole),
        "CORRUPT_FILE",
        "broken.parquet");
  }

  @Test
  void fileThatVanishes() throws IOException {
    Path first = loads.write("first.csv", "3,z\n");
    Path second = loads.write("second.csv", "4,z\n");
    String failure =
        loads.fails(
            store ->
                new ObservedStore(
                    store,
                    (step, location, bytes) -> {
                      if (location.endsWith("first.csv")) {
                        delete(second);
                      }
                    }),
            Settings.DEFAULTS.with("threads=1"),
            "LOAD DATA INTO s.t" + Loads.from("CSV", first, second));
    assertThat(failure).startsWith("NOT_FOUND").contains("second.csv");
    assertThat(loads.number("SELECT COUNT(*) FROM s.t")).isEqualTo(ROWS_BEFORE);
  }

  @Test
  void wildcardThatMatchesNothingAndFileThatIsMissing() throws IOException {
    refused(
        "LOAD DATA INTO s.t" + Loads.from("CSV", folder + "/none-*.csv"),
        "NOT_FOUND",
        "none-*.csv");
    refused(
        "LOAD DATA INTO s.t" + Loads.from("CSV", folder + "/none.csv"), "NOT_FOUND", "none.csv");
    refused(
        "LOAD DATA INTO gone.t" + Loads.from("CSV", folder + "/none.csv"),
        "Not found: Dataset gone");
  }

  @Test
  void compressedFilesThatAreCutOrBombs() throws IOException {
    byte[] packed = gzip("3,z\n".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    Path cut = loads.write("cut.csv.gz", Arrays.copyOf(packed, packed.length / 2));
    refused("LOAD DATA INTO s.t" + Loads.from("CSV", cut), "CORRUPT_FILE", "cut.csv.gz");
    Path flipped = loads.write("flipped.csv.gz", flip(packed, packed.length - 6));
    refused("LOAD DATA INTO s.t" + Loads.from("CSV", flipped), "CORRUPT_FILE", "flipped.csv.gz");
    Path zstd = loads.write("cut.csv.zst", new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 4, 1});
    refused("LOAD DATA INTO s.t" + Loads.from("CSV", zstd), "CORRUPT_FILE", "cut.csv.zst");
    Path bomb = loads.write("bomb.csv.gz", gzip(concat("3,z\n4,", 101 << 20)));
    refused(
        "LOAD DATA INTO s.t" + Loads.from("CSV", bomb), "LIMIT_EXCEEDED", "bomb.csv.gz", "line 2");
  }

  @Test
  void textThatUnpacksToTooMuch() throws IOException {
    var bytes = new ByteArrayOutputStream();
    byte[] block =
        ("3," + "z".repeat(1021) + "\n").repeat(1 << 10).getBytes(StandardCharsets.UTF_8);
    try (var out = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 260; i++) {
        out.write(block);
      }
    }
    Path bomb = loads.write("lines.csv.gz", bytes.toByteArray());
    refused(
        "LOAD DATA INTO s.t" + Loads.from("CSV", bomb),
        "LIMIT_EXCEEDED",
        "more than 200 times",
        "lines.csv.gz");
  }

  @Test
  void firstBadRecordIsToldWhateverTheThreads() throws IOException {
    var text = new StringBuilder();
    for (int line = 1; line <= 400_000; line++) {
      boolean bad = line == 150_000 || line == 200_000 || line == 390_000;
      text.append(bad ? "bad" : Integer.toString(line)).append(",some text of some length\n");
    }
    Path file = loads.write("long.csv", text.toString());
    for (int threads : new int[] {1, 2, 5}) {
      String failure =
          loads.fails(
              UnaryOperator.identity(),
              Settings.DEFAULTS.with("threads=" + threads),
              "LOAD DATA INTO s.t" + Loads.from("CSV", file));
      assertThat(failure).contains("Could not parse 'bad' as INT64", "line 150000", "column a");
    }
    loads.run(
        "LOAD DATA INTO s.t" + Loads.from("CSV", file).replace("])", "], max_bad_records = 3)"));
    assertThat(loads.number("SELECT COUNT(*) FROM s.t")).isEqualTo(ROWS_BEFORE + 399_997);
    assertThat(loads.number("SELECT SUM(a) FROM s.t"))
        .isEqualTo(3 + 400_000L * 400_001 / 2 - 150_000 - 200_000 - 390_000);
  }

  @Test
  void cancelledLoadLeavesNothing() throws IOException {
    Path file = loads.write("some.csv", "3,z\n".repeat(500_000));
    var job = new CompletableFuture<Job>();
    List<Path> before = loads.dataFiles();
    String failure = "";
    try {
      loads.run(
          store ->
              new ObservedStore(
                  store,
                  (step, location, bytes) -> {
                    if (step == ObservedStore.Step.CREATING && location.endsWith(".parquet")) {
                      job.join().cancel();
                    }
                  }),
          Settings.DEFAULTS,
          job::complete,
          "LOAD DATA INTO s.t" + Loads.from("CSV", file));
    } catch (LakebirdException e) {
      failure = e.code().toString();
    }
    assertThat(failure).isEqualTo("CANCELLED");
    assertThat(job.join().progress().bytesExpected()).isEqualTo(2_000_000);
    assertThat(loads.dataFiles()).isEqualTo(before);
  }

  @Test
  void memoryLimitHolds() throws IOException {
    Path file = loads.write("wide.csv", "3," + "z".repeat(40 << 20) + "\n");
    String failure =
        loads.fails(
            UnaryOperator.identity(),
            Settings.DEFAULTS.with("memory_limit=16MB"),
            "LOAD DATA INTO s.t" + Loads.from("CSV", file));
    assertThat(failure).startsWith("RESOURCES_EXCEEDED");
  }

  private static byte[] concat(String head, int zeros) {
    byte[] bytes = new byte[head.length() + zeros];
    Arrays.fill(bytes, (byte) 'x');
    byte[] start = head.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(start, 0, bytes, 0, start.length);
    return bytes;
  }

  private static byte[] flip(byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    copy[at] ^= 0x55;
    return copy;
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
