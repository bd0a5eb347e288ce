package dev.lakebird.benchmarks;

import dev.lakebird.benchmarks.flight.FlightRace;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `bench flight`.
@Command(
    name = "flight",
    description =
        "Rows of lineitem and the latency of SELECT 1 over Flight SQL, beside a bare Arrow Flight"
            + " server that sends the same batches from memory.",
    mixinStandardHelpOptions = true)
final class FlightCommand implements Runnable {
  @Mixin final BenchMain.Options options = new BenchMain.Options();

  @Override
  public void run() {
    BenchMain.check(options);
    Path generated = TpchFiles.generate(options.scale, System.out);
    DataSet data = RaceData.written(FileSet.of(options.files), generated, System.out);
    try (var race =
        new FlightRace(
            data.warehouse(),
            data.schema() + ".lineitem",
            options.threads,
            options.memoryMib << 20,
            !options.noCache,
            options.runs,
            System.out)) {
      race.run(options.queries.isEmpty() ? FlightRace.KINDS : options.queries);
    }
  }
}
