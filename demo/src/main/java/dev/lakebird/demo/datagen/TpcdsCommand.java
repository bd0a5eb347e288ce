package dev.lakebird.demo.datagen;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command `./lakebird datagen tpcds`: the 24 tables of TPC-DS. Prints a line a table.
@Command(
    name = "tpcds",
    mixinStandardHelpOptions = true,
    description = "Generates the tables of TPC-DS as zstd Parquet or CSV files.")
final class TpcdsCommand implements Callable<Integer> {
  @Mixin private GeneratorOptions options = new GeneratorOptions();

  @Override
  public Integer call() {
    return options.run("TPC-DS", TpcdsData.ALL);
  }
}
