package dev.lakebird.conformance.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.catalog.WarehouseOptions;
import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.storage.bytes.ByteStore;
import dev.lakebird.storage.s3.S3Settings;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Runs loads of files in a folder into a warehouse beside them.
record Loads(Path folder) {
  Path warehouse() {
    return folder.resolve("warehouse");
  }

  /// Writes a file and answers its place.
  Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  Path write(String name, String content) throws IOException {
    return write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  void run(String text) {
    run(UnaryOperator.identity(), Settings.DEFAULTS, job -> {}, text);
  }

  /// Runs statements to their end.
  ///
  /// @param started is given the job before it runs
  void run(
      UnaryOperator<ByteStore> decorator, Settings settings, Consumer<Job> started, String text) {
    var storage =
        Storage.of(StorageSettings.of(S3Settings.defaults()).withSyncLocalWrites(false), decorator);
    var options =
        new EngineOptions(warehouse().toString(), WarehouseOptions.fromEnvironment(), storage);
    try (Engine engine = Engine.open(options);
        Session session = engine.openSession(settings);
        Job job = session.submit(text, List.of())) {
      started.accept(job);
      while (job.nextResult().isPresent()) {
        continue;
      }
    }
  }

  /// Runs statements that fail and answers `CODE: message`; what the tables' folders hold stays.
  String fails(UnaryOperator<ByteStore> decorator, Settings settings, String text)
      throws IOException {
    List<Path> before = dataFiles();
    String failure = "";
    try {
      run(decorator, settings, job -> {}, text);
    } catch (LakebirdException e) {
      failure = e.code() + ": " + e.describe();
    }
    assertThat(failure).as(text).isNotEmpty();
    assertThat(dataFiles()).isEqualTo(before);
    return failure;
  }

  String fails(String text) throws IOException {
    return fails(UnaryOperator.identity(), Settings.DEFAULTS, text);
  }

  /// The only number that a query answers.
  long number(String query) {
    try (Engine engine = Engine.open(EngineOptions.of(warehouse().toString()));
        Session session = engine.openSession(Settings.DEFAULTS)) {
      return number(session, query);
    }
  }

  static long number(Session session, String query) {
    try (Job job = session.submit(query, List.of())) {
      var rows = (StatementResult.Rows) job.nextResult().orElseThrow();
      try (RowReader reader = rows.reader()) {
        Optional<Batch> batch = reader.next();
        return ((Value.Int64Value) Vectors.read(batch.orElseThrow().column(0), 0)).value();
      }
    }
  }

  /// Every file below the tables' folders.
  List<Path> dataFiles() throws IOException {
    Path tables = warehouse().resolve("tables");
    if (!Files.isDirectory(tables)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(tables)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static String from(String format, Object... files) {
    return " FROM FILES (format = '"
        + format
        + "', uris = ['"
        + String.join("', '", Stream.of(files).map(Object::toString).toList())
        + "'])";
  }
}
