package dev.lakebird.conformance.slt;

import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Runs `.slt` files from the command line: `SltMain [--complete] FILE…`. With `--complete` each file is
/// written again with the answers that it gets now, for an author to read before committing.
public final class SltMain {
  private SltMain() {}

  public static void main(String[] arguments) throws IOException {
    List<String> files = new ArrayList<>(Arrays.asList(arguments));
    boolean complete = files.remove("--complete");
    int failed = 0;
    int passed = 0;
    for (String name : files) {
      Path file = Path.of(name);
      Path warehouse = Files.createTempDirectory("lakebird-slt");
      try (Engine engine = Engine.open(EngineOptions.of(warehouse.toString()))) {
        var runner = new SltRunner(engine, Settings.DEFAULTS);
        List<SltRecord> records = SltFile.parse(Files.readString(file));
        if (complete) {
          Files.writeString(file, SltFile.format(runner.complete(records)));
        } else {
          List<SltRunner.Failure> failures = runner.run(records);
          failures.forEach(f -> System.out.println(file + " " + f));
          failed += failures.size();
          passed += records.size() - failures.size();
        }
      } finally {
        delete(warehouse);
      }
    }
    System.out.println(passed + " passed, " + failed + " failed");
    System.exit(failed == 0 ? 0 : 1);
  }

  /// Deletes a folder with all it holds.
  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}
