package dev.lakebird.conformance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.conformance.process.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A process that works until it is killed, and says what [Announcement] has.
final class Victim {
  private static final long END_SECONDS = 30;

  private final Process process;
  private final List<Long> acknowledged = new ArrayList<>();

  private Victim(Process process) {
    this.process = process;
  }

  /// Starts a main class and kills it when it has stopped in its stage; answers the numbers that it had
  /// acknowledged.
  static List<Long> killedInStage(Class<?> main, Object... arguments)
      throws IOException, InterruptedException {
    return start(main, arguments).killInStage();
  }

  /// Starts a main class and kills it so long after its first word; answers the numbers that it had
  /// acknowledged.
  static List<Long> killedAfter(int millis, Class<?> main, Object... arguments)
      throws IOException, InterruptedException {
    return start(main, arguments).killAfter(millis);
  }

  private static Victim start(Class<?> main, Object... arguments) throws IOException {
    String[] texts = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    return new Victim(
        JavaCommand.of(main, texts).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  private List<Long> killInStage() throws IOException, InterruptedException {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.equals(Announcement.STAGE)) {
        note(line);
        line = lines.readLine();
      }
      assertThat(line).as("it stops in its stage").isNotNull();
      kill();
    } finally {
      process.destroyForcibly();
    }
    return acknowledged;
  }

  private List<Long> killAfter(int millis) throws IOException, InterruptedException {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      note(lines.readLine());
      assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
      kill();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        note(line);
      }
    } finally {
      process.destroyForcibly();
    }
    return acknowledged;
  }

  private void note(@Nullable String line) {
    if (line != null && line.startsWith(Announcement.ACKNOWLEDGED)) {
      acknowledged.add(Long.parseLong(line.substring(Announcement.ACKNOWLEDGED.length())));
    }
  }

  private void kill() throws InterruptedException {
    // By its handle: the process itself would close the stream of what was acknowledged.
    assertThat(process.toHandle().destroyForcibly()).isTrue();
    assertThat(process.waitFor(END_SECONDS, TimeUnit.SECONDS)).isTrue();
  }
}
