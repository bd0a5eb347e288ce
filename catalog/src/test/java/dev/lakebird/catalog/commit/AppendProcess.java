package dev.lakebird.catalog.commit;

import dev.lakebird.catalog.CatalogFixture;
import dev.lakebird.catalog.Warehouse;
import dev.lakebird.catalog.WarehouseOptions;
import dev.lakebird.catalog.model.CommitErrors;
import dev.lakebird.catalog.model.TableName;
import dev.lakebird.tableformat.commit.CommitListener;
import dev.lakebird.tableformat.commit.CommitStage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A process of its own that appends to `shop.orders`, a file at a time, and prints `ack NAME` for each. With
/// a stage, it prints `stage` when its last append reaches it, and waits there to be killed.
final class AppendProcess implements AutoCloseable {
  private static final String NO_STAGE = "-";

  private final Process process;
  private final BufferedReader output;

  private AppendProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static AppendProcess start(Path warehouse, String name, int appends) {
    return start(warehouse, name, appends, NO_STAGE);
  }

  static AppendProcess start(Path warehouse, String name, int appends, CommitStage stage) {
    return start(warehouse, name, appends, stage.name());
  }

  private static AppendProcess start(Path warehouse, String name, int appends, String stage) {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            AppendProcess.class.getName(),
            warehouse.toString(),
            name,
            Integer.toString(appends),
            stage);
    try {
      return new AppendProcess(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Every line until the process ends or waits in its stage.
  List<String> lines() {
    var lines = new ArrayList<String>();
    try {
      for (String line; (line = output.readLine()) != null; ) {
        lines.add(line);
        if (line.equals("stage")) {
          break;
        }
      }
      return lines;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The exit code, once it ends by itself.
  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public static void main(String[] arguments) {
    String name = arguments[1];
    int appends = Integer.parseInt(arguments[2]);
    var last = new boolean[1];
    CommitListener listener =
        stage -> {
          if (last[0] && stage.name().equals(arguments[3])) {
            System.out.println("stage");
            waitForTheEnd();
          }
        };
    var options = WarehouseOptions.fromEnvironment().withListener(listener);
    try (var storage = CatalogFixture.storage();
        var warehouse = Warehouse.open(arguments[0], storage, options)) {
      for (int i = 0; i < appends; i++) {
        last[0] = i == appends - 1;
        String file = name + "-" + i;
        var entry =
            warehouse.catalog().snapshot().findTable(new TableName("shop", "orders")).orElseThrow();
        var append = new TableAppend(entry, List.of(CatalogFixture.dataFile(file, 1)), List.of());
        CommitErrors.committedOrThrow(
            warehouse.writes().append(append, WriteContext.of(name, "INSERT")));
        System.out.println("ack " + file);
      }
    }
  }

  private static void waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
