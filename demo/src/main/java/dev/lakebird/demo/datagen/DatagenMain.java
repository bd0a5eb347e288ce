package dev.lakebird.demo.datagen;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command `./lakebird datagen`.
@Command(
    name = "datagen",
    mixinStandardHelpOptions = true,
    subcommands = {TpchCommand.class, TpcdsCommand.class},
    description = "Generates data files of a benchmark.")
public final class DatagenMain {
  private DatagenMain() {}

  public static void main(String[] arguments) {
    if (System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    }
    System.exit(run(arguments));
  }

  /// Runs the command with the arguments of a command line; the exit code.
  public static int run(String... arguments) {
    return new CommandLine(new DatagenMain()).execute(arguments);
  }
}
