package dev.lakebird.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with a race is said before anything is measured.
class BenchMainTest {
  @TempDir Path folder;

  @Test
  void wrongOptionsAreNamed() {
    assertRefused(List.of("tpch", "--files", "theirs"), "--files is ours or duckdb", "theirs");
    assertRefused(List.of("tpch", "--queries", "2"), "There is no query 2", "19");
    assertRefused(List.of("scan", "--queries", "l_colour"), "Unknown scan: l_colour");
    assertRefused(List.of("tpch", "--runs", "0"), "at least 1");
    assertRefused(List.of("tpch", "--scale", "-1"), "more than 0");
    assertRefused(List.of("flight", "--runs", "0"), "at least 1");
  }

  @Test
  void unknownEnginesAreNamed() throws Exception {
    writeRegion();
    assertRefused(
        List.of("tpch", "--only", "postgres", "--data", folder.toString()),
        "There is no engine 'postgres'",
        "lakebird, duckdb");
  }

  @Test
  void folderWithoutATableIsNamed() throws Exception {
    assertRefused(
        List.of("scan", "--data", folder.toString()), "NOT_FOUND", "lineitem", folder.toString());
    Files.writeString(folder.resolve("lineitem.parquet"), "PAR1 and nothing else PAR1");
    assertRefused(List.of("scan", "--data", folder.toString()), "CORRUPT_FILE", "lineitem.parquet");
  }

  /// Without the driver's archive on the class path.
  @Test
  void engineThatCannotBeLoadedIsNamed() throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("duckdb_jdbc"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules=jdk.incubator.vector",
            "-cp",
            classPath,
            LoadEngine.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(1);
    assertThat(output).contains("NOT_FOUND: The engine duckdb cannot be loaded");
  }

  /// Runs in a process of its own.
  static final class LoadEngine {
    private LoadEngine() {}

    public static void main(String[] arguments) {
      try {
        Contestants.open(List.of("duckdb"), Path.of("nowhere"), 1, 1 << 20, true);
      } catch (dev.lakebird.foundation.LakebirdException e) {
        System.out.println(e.code() + ": " + e.describe());
        System.exit(1);
      }
    }
  }

  private void writeRegion() throws Exception {
    for (String table : DataSet.TPCH) {
      try (var duckDb = new DuckDb(1, 1L << 30)) {
        duckDb.execute(
            "COPY (SELECT 1 AS x) TO '%s' (FORMAT parquet)"
                .formatted(DuckDb.escaped(folder.resolve(table + ".parquet"))));
      }
    }
  }

  private static void assertRefused(List<String> arguments, String... texts) {
    var errors = new ByteArrayOutputStream();
    var output = new ByteArrayOutputStream();
    PrintStream err = System.err;
    PrintStream out = System.out;
    int code;
    try {
      System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
      System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
      code = BenchMain.run(arguments.toArray(String[]::new));
    } finally {
      System.setErr(err);
      System.setOut(out);
    }
    assertThat(code).isEqualTo(1);
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains(texts);
    assertThat(output.toString(StandardCharsets.UTF_8)).doesNotContain("ratio");
  }
}
