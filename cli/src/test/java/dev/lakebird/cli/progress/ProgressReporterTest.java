package dev.lakebird.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.foundation.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ProgressReporterTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void linesElsewhere() throws InterruptedException {
    assertThat(shown(false)).startsWith(" 25 %, 1 of 2 files, 250 B, 1,000 rows, 0 s\n");
  }

  @Test
  void barOnATerminalThatIsWipedAway() throws InterruptedException {
    assertThat(shown(true))
        .startsWith("\r\u001B[K[======>                 ]  25 %, 1 of 2 files, 250 B")
        .endsWith("\r\u001B[K");
  }

  @Test
  void nothingForAJobThatMovesNoFiles() throws InterruptedException {
    var asked = new CountDownLatch(2);
    Supplier<Progress.Snapshot> nothing =
        () -> {
          asked.countDown();
          return new Progress().snapshot();
        };
    try (var reporter = ProgressReporter.start(out, true, nothing, 1)) {
      asked.await();
      assertThat(reporter).isNotNull();
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void unitsAndBadRecords() {
    var progress = new Progress();
    progress.bytes(1_250_000_000L);
    progress.rows(3_000_000);
    progress.badRecords(7);
    assertThat(ProgressText.line(progress.snapshot(), Duration.ofSeconds(4)))
        .isEqualTo("1.3 GB, 3,000,000 rows, 7 bad records, 4 s");
  }

  private String shown(boolean terminal) throws InterruptedException {
    var progress = new Progress();
    progress.expect(2, 1000);
    progress.bytes(250);
    progress.rows(1000);
    progress.fileDone();
    var asked = new CountDownLatch(2);
    Supplier<Progress.Snapshot> counted =
        () -> {
          asked.countDown();
          return progress.snapshot();
        };
    try (var reporter = ProgressReporter.start(out, terminal, counted, 1)) {
      asked.await();
      assertThat(reporter).isNotNull();
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
