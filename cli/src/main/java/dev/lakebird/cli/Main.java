package dev.lakebird.cli;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The entry of `./lakebird sql`, `./lakebird server` and `./lakebird version`.
@Command(
    name = "lakebird",
    description = "A lakehouse query engine that speaks BigQuery.",
    mixinStandardHelpOptions = true)
public final class Main implements Runnable {
  private static final int FAILURE = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(Console.ofProcess(), arguments));
  }

  /// Runs a command and answers its exit code: 0, or 1 after one line `CODE: message` on the error
  /// stream of the console.
  public static int run(Console console, String... arguments) {
    var command =
        new CommandLine(new Main())
            .addSubcommand(new SqlCommand(console))
            .addSubcommand(new ServerCommand(console, System.getenv()).spec())
            .addSubcommand(new VersionCommand(console))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
            .setParameterExceptionHandler((e, ignored) -> refuse(e, console))
            .setExecutionExceptionHandler((e, ignored, result) -> report(e, console));
    int code = command.execute(arguments);
    console.out().flush();
    return code;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int refuse(ParameterException failure, Console console) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    console
        .err()
        .println(
            ErrorCode.INVALID_ARGUMENT
                + ": "
                + firstLine(String.valueOf(failure.getMessage()))
                + "; '"
                + command
                + " --help' lists the arguments");
    return FAILURE;
  }

  private static int report(Exception failure, Console console) {
    console.out().flush();
    if (failure instanceof LakebirdException known) {
      console.err().println(known.code() + ": " + known.describe());
    } else {
      console.err().println(ErrorCode.INTERNAL_ERROR + ": Unexpected failure: " + failure);
    }
    return FAILURE;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }
}
