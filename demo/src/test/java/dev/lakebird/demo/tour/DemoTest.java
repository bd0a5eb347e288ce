package dev.lakebird.demo.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo as a process, on little data.
class DemoTest {
  private static final long PATIENCE_SECONDS = 300;
  private static final Pattern S3_PORT = Pattern.compile("served at http://127\\.0\\.0\\.1:(\\d+)");
  private static final Pattern FLIGHT_PORT =
      Pattern.compile("listens at jdbc:arrow-flight-sql://127\\.0\\.0\\.1:(\\d+)");

  @TempDir private Path folder;

  @Test
  void everyAnswerIsRightAndNothingIsLeft() throws IOException, InterruptedException {
    Process process = start(DemoMain.class, "--scale", "0.001");
    String out = await(process);
    assertThat(out)
        .contains(
            "Step 6 of 6",
            " rows over JDBC",
            "All answers are those of a plain fold",
            "How to go on")
        .contains("150 rows loaded from 1 file")
        .contains("FOR SYSTEM_TIME AS OF TIMESTAMP")
        .doesNotContain("WRONG", "INFO")
        // Neither a bar nor any other sign of a terminal.
        .doesNotContain("\r", "\u001b");
    assertThat(process.exitValue()).isZero();
    nothingIsLeft(out);
  }

  @Test
  void aWrongAnswerIsToldAndFailsTheDemo() throws IOException, InterruptedException {
    Process process = start(WrongAnswerProcess.class, "--scale", "0.001");
    String out = await(process);
    assertThat(out).containsOnlyOnce("WRONG: a fold").contains("WRONG: an answer above");
    assertThat(process.exitValue()).isEqualTo(1);
    nothingIsLeft(out);
  }

  @Test
  void aSignalLeavesNothing() throws IOException, InterruptedException {
    Process process = start(DemoMain.class, "--scale", "0.001");
    String text = terminatedAt(process, "Step 2");
    assertThat(text).contains("Step 2").doesNotContain("Step 5");
    assertThat(process.exitValue()).isNotZero();
    nothingIsLeft(text);
  }

  @Test
  void aSignalWhileTheServerIsUpLeavesNothing() throws IOException, InterruptedException {
    Process process = start(DemoMain.class, "--scale", "0.001");
    String text = terminatedAt(process, "  listens at");
    assertThat(text).contains("Step 6").doesNotContain("did not clean up");
    nothingIsLeft(text);
    Matcher port = FLIGHT_PORT.matcher(text);
    assertThat(port.find()).isTrue();
    assertThat(isListening(Integer.parseInt(port.group(1)))).isFalse();
  }

  /// What a process says that gets a signal at a line.
  private static String terminatedAt(Process process, String beginning)
      throws IOException, InterruptedException {
    var text = new StringBuilder();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        text.append(line).append('\n');
        if (line.startsWith(beginning)) {
          process.toHandle().destroy();
        }
      }
    }
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return text.toString();
  }

  @Test
  void aScaleOfNothingIsRefused() throws IOException, InterruptedException {
    Process process = start(DemoMain.class, "--scale", "0");
    assertThat(await(process)).contains("INVALID_ARGUMENT: The scale");
    assertThat(process.exitValue()).isEqualTo(1);
  }

  private void nothingIsLeft(String out) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
    Matcher port = S3_PORT.matcher(out);
    assertThat(port.find()).isTrue();
    assertThat(isListening(Integer.parseInt(port.group(1)))).isFalse();
  }

  private static boolean isListening(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }

  private static String await(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return out;
  }

  private Process start(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        List.of(
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules=jdk.incubator.vector",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + folder,
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
