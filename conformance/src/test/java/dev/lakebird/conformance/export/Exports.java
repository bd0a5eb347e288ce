package dev.lakebird.conformance.export;

import dev.lakebird.catalog.WarehouseOptions;
import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.ValueText;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.storage.bytes.ByteStore;
import dev.lakebird.storage.s3.S3Settings;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs statements whose exports go to a local folder.
record Exports(Path folder) {
  /// Runs the statements and answers the result of the last: rows as `a|b`, or what was exported.
  List<String> run(String text) {
    return run(Settings.DEFAULTS, UnaryOperator.identity(), text);
  }

  List<String> run(Settings settings, UnaryOperator<ByteStore> decorator, String text) {
    var storage =
        Storage.of(StorageSettings.of(S3Settings.defaults()).withSyncLocalWrites(false), decorator);
    var options =
        new EngineOptions(
            folder.resolve("warehouse").toString(), WarehouseOptions.fromEnvironment(), storage);
    try (Engine engine = Engine.open(options);
        Session session = engine.openSession(settings);
        Job job = session.submit(text, List.of())) {
      return last(job);
    }
  }

  static List<String> last(Job job) {
    List<String> lines = List.of();
    for (Optional<StatementResult> next = job.nextResult();
        next.isPresent();
        next = job.nextResult()) {
      lines =
          switch (next.get()) {
            case StatementResult.Rows rows -> rows(rows.reader());
            case StatementResult.Exported e -> List.of(e.files() + " files, " + e.rows() + " rows");
            default -> List.of();
          };
    }
    return lines;
  }

  private static List<String> rows(RowReader reader) {
    List<String> lines = new ArrayList<>();
    try (reader) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        Batch batch = next.get();
        for (int k = 0; k < batch.selectedCount(); k++) {
          int row = batch.selection().row(k);
          lines.add(
              batch.columns().stream()
                  .map(column -> ValueText.display(Vectors.read(column, row)))
                  .collect(Collectors.joining("|")));
        }
      }
    }
    return lines;
  }

  /// A place for the files of an export, below the folder.
  String uri(String pattern) {
    return folder.resolve("out").toString() + "/" + pattern;
  }

  /// The names of all files where exports go, whatever they are.
  List<String> files() {
    Path out = folder.resolve("out");
    if (!Files.isDirectory(out)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(out)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String content(String name) {
    try {
      return Files.readString(folder.resolve("out").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
