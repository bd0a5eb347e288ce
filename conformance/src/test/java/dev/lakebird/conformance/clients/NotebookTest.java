package dev.lakebird.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakebird.conformance.Repository;
import dev.lakebird.conformance.process.JavaCommand;
import dev.lakebird.demo.datagen.DatagenMain;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The notebook in a fresh folder, with its packages from PyPI at the versions that it names, against a
/// server process: every cell runs, and shows what is kept in it. The notebook with its new outputs lies in
/// `target/notebooks` afterwards, to be kept where a change of what it shows is meant.
class NotebookTest {
  private static final long PATIENCE_MINUTES = 15;
  private static final String DRIVER = "flight-sql-jdbc-driver";

  @TempDir private Path folder;

  @Test
  void theNotebookIsKeptWithItsOutputsAndPictures() throws IOException {
    JsonNode notebook =
        new ObjectMapper()
            .readTree(Repository.root().resolve("docs/notebooks/tour.ipynb").toFile());
    int pictures = 0;
    int tables = 0;
    for (JsonNode cell : notebook.path("cells")) {
      for (JsonNode output : cell.path("outputs")) {
        assertThat(output.path("output_type").asText()).isIn("display_data", "execute_result");
        pictures += output.path("data").has("image/png") ? 1 : 0;
        tables += output.path("data").has("text/html") ? 1 : 0;
        assertThat(output.toString()).doesNotContain("/home/", "/root/", "/tmp/", "/Users/");
      }
    }
    assertThat(pictures).isEqualTo(3);
    assertThat(tables).isGreaterThan(7);
  }

  @Test
  @Tag("long")
  void everyCellShowsWhatIsKept() throws Exception {
    assumeTrue(run(new ProcessBuilder("python3", "--version")).endsWith("exit 0"), "no python3");
    Path notebooks = Repository.root().resolve("docs/notebooks");
    assertThat(run(new ProcessBuilder("python3", "-m", "venv", "venv"))).endsWith("exit 0");
    Path programs = folder.resolve("venv/bin");
    String python = programs.resolve("python").toString();
    String requirements = notebooks.resolve("requirements.txt").toString();
    assertThat(run(new ProcessBuilder(python, "-m", "pip", "-q", "install", "-r", requirements)))
        .endsWith("exit 0");
    Path work = Files.createDirectory(folder.resolve("work"));
    assertThat(
            run(
                JavaCommand.withHeap(
                    "1g", DatagenMain.class, "tpch", "--scale", "0.01", "--out", work + "/tpch")))
        .endsWith("exit 0");
    Path script = folder.resolve("run_notebook.py");
    try (InputStream text = NotebookTest.class.getResourceAsStream("run_notebook.py")) {
      Files.copy(text, script);
    }
    Path written = Files.createDirectories(Path.of("target/notebooks")).resolve("tour.ipynb");
    try (var server = ServerProcess.start(work)) {
      ProcessBuilder notebook =
          new ProcessBuilder(
              python,
              script.toString(),
              notebooks.resolve("tour.ipynb").toString(),
              written.toAbsolutePath().toString());
      Map<String, String> environment = notebook.environment();
      environment.put("LAKEBIRD_SERVER", "127.0.0.1:" + server.port());
      environment.put("LAKEBIRD_JDBC_DRIVER", driver());
      environment.put("JAVA_HOME", System.getProperty("java.home"));
      environment.put("PATH", programs + File.pathSeparator + environment.get("PATH"));
      assertThat(run(notebook)).contains(" 0 wrong").endsWith("exit 0");
    }
  }

  /// The driver, which the demo has on the class path.
  private static String driver() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains(DRIVER))
        .findFirst()
        .orElseThrow();
  }

  private String run(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Process process;
    try {
      process =
          builder
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
    } catch (IOException e) {
      return "exit " + e.getMessage();
    }
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return Files.readString(out) + "exit " + process.waitFor();
  }
}
