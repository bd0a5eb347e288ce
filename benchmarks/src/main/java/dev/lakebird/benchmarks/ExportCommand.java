package dev.lakebird.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `bench export`.
@Command(
    name = "export",
    description = "EXPORT DATA of lineitem to Parquet, CSV and JSON, beside DuckDB's COPY.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Runnable {
  @Mixin final BenchMain.Options options = new BenchMain.Options();

  @Override
  public void run() {
    BenchMain.check(options);
    Path generated = TpchFiles.generate(options.scale, System.out);
    Path file = generated.resolve("lineitem.parquet");
    String source =
        Files.isRegularFile(file)
            ? file.toString()
            : generated.resolve("lineitem").resolve("part-*.parquet").toString();
    try (var folder = new TemporaryFolder("lakebird-bench");
        var race =
            new ExportRace(
                source,
                folder.path(),
                options.threads,
                options.memoryMib << 20,
                options.runs,
                System.out)) {
      race.run(options.queries.isEmpty() ? ExportRace.KINDS : options.queries);
    }
  }
}
