package dev.lakebird.benchmarks;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
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
    if (options.runs < 1 || options.threads < 1 || options.scale <= 0 || options.memoryMib < 1) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT,
          "--runs, --threads and --memory are at least 1, --scale is more than 0");
    }
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
