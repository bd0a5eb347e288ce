package dev.lakebird.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.cli.Main;
import dev.lakebird.conformance.process.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A command in a process of its own, started as the launcher starts it.
final class CommandProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final Path out;
  private final Path err;

  private CommandProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /// Starts a command in a folder, which also takes what it prints.
  static CommandProcess start(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    var builder =
        JavaCommand.of(Main.class, arguments)
            .directory(folder.toFile())
            .redirectInput(
                ProcessBuilder.Redirect.from(Files.createTempFile(folder, "in", "").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    return new CommandProcess(builder.start(), out, err);
  }

  /// Runs a command to its end.
  static Command.Outcome run(Path folder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    try (var command = start(folder, environment, arguments)) {
      return command.await();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Sends what Ctrl-C sends; where this process tree ignores that, what a shutdown sends.
  void interrupt() throws IOException, InterruptedException {
    String signal = isInterruptIgnored() ? "-TERM" : "-INT";
    int code = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    assertThat(code).isZero();
  }

  /// Waits for the end.
  Command.Outcome await() throws IOException, InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("ends in time").isTrue();
    return new Command.Outcome(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /// A process that a shell put into the background inherits that interrupts are ignored.
  private static boolean isInterruptIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 0b10) != 0);
  }
}
