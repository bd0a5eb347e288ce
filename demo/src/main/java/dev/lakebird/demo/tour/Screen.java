package dev.lakebird.demo.tour;

import dev.lakebird.foundation.Progress;
import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;

/// What the tour prints: plain lines, and on a terminal a bar while something runs.
final class Screen {
  private static final int BAR_CELLS = 30;
  private static final String INDENT = "  ";

  private final PrintStream out;
  private final boolean terminal;

  Screen(PrintStream out) {
    this.out = out;
    Console console = System.console();
    this.terminal = console != null && console.isTerminal();
  }

  boolean isTerminal() {
    return terminal;
  }

  void title(String text) {
    out.println(text);
    out.flush();
  }

  void heading(String text) {
    out.println();
    out.println(text);
    out.flush();
  }

  void line(String text) {
    out.println(INDENT + text);
    out.flush();
  }

  /// A statement, as it could be typed.
  void statement(String sql) {
    out.println();
    out.println((sql + ";").indent(INDENT.length() * 2).stripTrailing());
    out.flush();
  }

  /// What a statement did, and how long it took.
  void outcome(String what, long nanos) {
    line("-> %s, %s".formatted(what, time(nanos)));
  }

  /// Draws how far a statement is, over the line before; only on a terminal.
  void bar(Progress.Snapshot progress) {
    long expected = progress.bytesExpected();
    var text = new StringBuilder("\r").append(INDENT);
    if (expected > 0) {
      int filled = (int) Math.min(BAR_CELLS, progress.bytesDone() * BAR_CELLS / expected);
      text.append('[').append("#".repeat(filled)).append("-".repeat(BAR_CELLS - filled));
      text.append("] ").append(Math.min(100, progress.bytesDone() * 100 / expected)).append(" % ");
    }
    text.append("%,d rows, %s".formatted(progress.rows(), bytes(progress.bytesDone())));
    out.print(text.append(INDENT));
    out.flush();
  }

  /// Takes the bar away.
  void clearBar() {
    out.print("\r\u001b[2K");
    out.flush();
  }

  void ending(boolean right, long nanos) {
    out.println();
    if (!right) {
      out.println("WRONG: an answer above is not what the generator's rows add up to.");
      return;
    }
    out.println("All answers are those of a plain fold over the generator's rows. " + time(nanos));
    out.println(
        """

        The servers are stopped and their data deleted. How to go on:
          ./lakebird sql -e "SELECT 1"                        statements over a warehouse in ./lakebird-data
          ./lakebird sql -f FILE                              a file of them; --format json or csv, --stats
          ./lakebird s3 --bucket mine                         an S3 server that stays; prints the variables to use
          ./lakebird server                                   JDBC, ADBC and notebooks: docs/reference/clients.md
          ./lakebird datagen tpch --scale 1 --out s3://mine/tpch
          ./lakebird sql --warehouse s3://mine/warehouse      your own bucket, found by the AWS_* variables
        README.md has a tour in ten lines, docs/reference the functions, settings and errors.\
        """);
    out.flush();
  }

  static String rows(long count) {
    return count == 1 ? "1 row" : "%,d rows".formatted(count);
  }

  static String time(long nanos) {
    return nanos < 1_000_000_000
        ? "%.0f ms".formatted(nanos / 1e6)
        : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }

  static String bytes(long count) {
    return count < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", count / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", count / 1e6);
  }
}
