package dev.lakebird.cli;

import dev.lakebird.foundation.LakebirdException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The entry of `./lakebird sql` and `./lakebird version`.
@Command(
    name = "lakebird",
    description = "A lakehouse query engine that speaks BigQuery.",
    mixinStandardHelpOptions = true,
    subcommands = {SqlCommand.class, VersionCommand.class})
public final class Main implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /// Runs a command; its exit code. Failures print `CODE: message` to standard error.
  static int run(String... arguments) {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, command, result) -> report(e, System.err))
        .execute(arguments);
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }

  static int report(Exception failure, PrintStream err) {
    if (failure instanceof LakebirdException known) {
      err.println(known.code() + ": " + known.describe());
    } else {
      err.println("INTERNAL_ERROR: Unexpected failure: " + failure);
    }
    return 1;
  }
}
