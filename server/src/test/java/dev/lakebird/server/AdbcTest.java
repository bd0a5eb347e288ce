package dev.lakebird.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// ADBC from Python: the driver, pandas and polars come from PyPI into an environment of their own.
@Tag("long")
class AdbcTest {
  private static final long PATIENCE_MINUTES = 10;

  @TempDir private Path folder;

  @Test
  void pythonConnectsQueriesAndIngests() throws Exception {
    assumeTrue(run("python3", "--version").endsWith("exit 0"), "there is no python3");
    assertThat(run("python3", "-m", "venv", "venv")).endsWith("exit 0");
    String python = folder.resolve("venv/bin/python").toString();
    assertThat(
            run(
                python,
                "-m",
                "pip",
                "-q",
                "install",
                "adbc-driver-flightsql",
                "adbc-driver-manager",
                "pyarrow",
                "pandas",
                "polars"))
        .endsWith("exit 0");
    Path script = folder.resolve("adbc.py");
    try (InputStream text = AdbcTest.class.getResourceAsStream("adbc.py")) {
      Files.copy(text, script);
    }
    try (RunningServer server = RunningServer.start()) {
      assertThat(run(python, script.toString(), "grpc://127.0.0.1:" + server.server().port()))
          .endsWith("all of ADBC holds\nexit 0");
      SessionsTest.await(() -> server.server().health().sessions() == 0);
      assertThat(server.server().health().queuedBytes()).isZero();
    }
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Process process;
    try {
      process =
          new ProcessBuilder(List.of(command))
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
