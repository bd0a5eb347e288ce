package dev.lakebird.demo.tour;

import dev.lakebird.foundation.LakebirdException;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `./lakebird demo`.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Shows what Lakebird does, on TPC-H data in an S3 server of its own: tables, loads,"
            + " queries, the past, exports. Every answer is checked; nothing is left behind.")
public final class DemoMain implements Callable<Integer> {
  private static final double SCALE_MAX = 100;

  @Option(
      names = "--scale",
      paramLabel = "F",
      description =
          "Scale factor of TPC-H; 1 is about six million lines. Default: ${DEFAULT-VALUE}.",
      defaultValue = "0.1")
  private double scale;

  private final UnaryOperator<Answers> expected;

  private DemoMain(UnaryOperator<Answers> expected) {
    this.expected = expected;
  }

  public static void main(String[] arguments) {
    System.exit(run(UnaryOperator.identity(), arguments));
  }

  /// Runs the command with the arguments of a command line; the exit code is 1 where an answer is not what is
  /// expected.
  ///
  /// @param expected may change what is expected, to see that a wrong answer is noticed
  static int run(UnaryOperator<Answers> expected, String... arguments) {
    return new CommandLine(new DemoMain(expected)).execute(arguments);
  }

  @Override
  public Integer call() {
    if (!(scale > 0 && scale <= SCALE_MAX)) {
      System.err.println("INVALID_ARGUMENT: The scale must be above 0 and at most 100");
      return 1;
    }
    try {
      return Demo.run(scale, expected, System.out) ? 0 : 1;
    } catch (LakebirdException e) {
      System.out.flush();
      System.err.println(e.code() + ": " + e.describe());
      return 1;
    }
  }
}
