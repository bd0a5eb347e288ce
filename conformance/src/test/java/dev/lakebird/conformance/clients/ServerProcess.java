package dev.lakebird.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.cli.Main;
import dev.lakebird.conformance.process.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `./lakebird server` in a process of its own, on free ports, in a folder that holds its warehouse. Closing
/// it stops it as a user would, and checks that it ended well and had nothing to complain of.
final class ServerProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;
  private static final Pattern FLIGHT = Pattern.compile("Flight SQL +127\\.0\\.0\\.1:(\\d+)");
  private static final Pattern HEALTH = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/health");

  private final Process process;
  private final Path errors;
  private final int port;
  private final int httpPort;

  private ServerProcess(Process process, Path errors, String told) {
    this.process = process;
    this.errors = errors;
    this.port = number(FLIGHT, told);
    this.httpPort = number(HEALTH, told);
  }

  /// Starts it and waits until it listens.
  static ServerProcess start(Path folder, String... settings) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("server", "--port", "0", "--http-port", "0"));
    arguments.addAll(List.of(settings));
    Path errors = Files.createTempFile("lakebird-server", ".txt");
    ProcessBuilder builder =
        JavaCommand.withHeap("512m", Main.class, arguments.toArray(new String[0]))
            .directory(folder.toFile())
            .redirectError(errors.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("LAKEBIRD_"));
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    var told = new StringBuilder();
    while (!HEALTH.matcher(told).find()) {
      String line = out.readLine();
      assertThat(line).as(Files.readString(errors)).isNotNull();
      told.append(line).append('\n');
    }
    return new ServerProcess(process, errors, told.toString());
  }

  private static int number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  int port() {
    return port;
  }

  int httpPort() {
    return httpPort;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.toHandle().destroy();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.toHandle().destroyForcibly();
    assertThat(ended).as("ends in time").isTrue();
    assertThat(Files.readString(errors)).isEmpty();
    Files.delete(errors);
  }
}
