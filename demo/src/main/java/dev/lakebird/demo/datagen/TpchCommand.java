package dev.lakebird.demo.datagen;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command `./lakebird datagen tpch`: the eight tables of TPC-H. Prints a line a table.
@Command(
    name = "tpch",
    mixinStandardHelpOptions = true,
    description = "Generates the tables of TPC-H as zstd Parquet or CSV files.")
final class TpchCommand implements Callable<Integer> {
  @Mixin private GeneratorOptions options = new GeneratorOptions();

  @Override
  public Integer call() {
    return options.run("TPC-H", TpchData.ALL);
  }
}
