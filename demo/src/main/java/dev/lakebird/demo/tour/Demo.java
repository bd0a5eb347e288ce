package dev.lakebird.demo.tour;

import dev.lakebird.demo.datagen.DemoData;
import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.miniodev.S3DevOptions;
import dev.lakebird.miniodev.S3DevServer;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.storage.s3.S3Settings;
import dev.lakebird.types.memory.Memory;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Everything the tour needs, in this process: an S3 server on a free port of loopback with a bucket, data in
/// it, an engine whose catalog is a SQLite file, and in the end a server before the engine. The objects and the catalog lie in a temporary folder,
/// which is deleted at the end, as all else is stopped, however the tour ends.
final class Demo {
  static final String BUCKET = "lakebird-demo";

  private final double scale;
  private final UnaryOperator<Answers> expected;
  private final Screen screen;
  private final Interruption interruption;

  private Demo(
      double scale, UnaryOperator<Answers> expected, Screen screen, Interruption interruption) {
    this.scale = scale;
    this.expected = expected;
    this.screen = screen;
    this.interruption = interruption;
  }

  /// Gives the tour; whether all answers were right.
  static boolean run(double scale, UnaryOperator<Answers> expected, PrintStream out) {
    try (var interruption = Interruption.install()) {
      return new Demo(scale, expected, new Screen(out), interruption).run();
    }
  }

  private boolean run() {
    long start = System.nanoTime();
    Path folder = temporaryFolder();
    boolean right;
    try (S3DevServer server =
        S3DevServer.start(S3DevOptions.inMemory().withData(folder.resolve("objects")))) {
      server.createBucket(BUCKET);
      screen.title(
          "Lakebird demo: TPC-H at scale %s in the bucket s3://%s, served at %s"
              .formatted(
                  BigDecimal.valueOf(scale).stripTrailingZeros().toPlainString(),
                  BUCKET,
                  server.endpoint()));
      DataFiles files = generate(server);
      right = tour(folder, server, files);
    } finally {
      delete(folder);
    }
    screen.ending(right, System.nanoTime() - start);
    return right;
  }

  private DataFiles generate(S3DevServer server) {
    int threads = Runtime.getRuntime().availableProcessors();
    try (Storage storage = storage(server);
        var memory = Memory.root(Long.MAX_VALUE);
        var workers =
            Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("data-", 0).daemon().factory())) {
      String folder = "s3://" + BUCKET + "/data";
      var data = new DemoData(storage, memory, workers, threads, folder, scale);
      return DataFiles.generate(data, screen, interruption);
    }
  }

  private boolean tour(Path folder, S3DevServer server, DataFiles files) {
    Answers answers = expected.apply(Expectations.of(scale));
    var options =
        EngineOptions.of(
            "s3://" + BUCKET + "/warehouse", folder.resolve("catalog.db"), storage(server));
    try (Engine engine = Engine.open(options);
        Session session = engine.openSession(Settings.DEFAULTS)) {
      var statements = new Statements(session, screen, interruption);
      return new Tour(engine, statements, screen, files, answers).run();
    }
  }

  private static Storage storage(S3DevServer server) {
    return Storage.of(
        StorageSettings.of(
            S3Settings.at(server.endpoint(), server.accessKey(), server.secretKey())));
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("lakebird-demo");
    } catch (IOException e) {
      throw new LakebirdException(
          ErrorCode.STORAGE_UNAVAILABLE, "The demo has no folder for its data: " + e, e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      System.err.println("lakebird: the demo's data could not all be deleted: " + folder);
    }
  }
}
