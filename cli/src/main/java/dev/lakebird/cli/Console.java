package dev.lakebird.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What a command reads from and prints to; text is UTF-8 whatever the locale says.
///
/// @param out results, flushed after each
/// @param err failures, statistics and progress
/// @param terminal whether somebody watches `err` on a terminal
public record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal) {
  private static final int OUTPUT_BUFFER_BYTES = 1 << 16;

  /// Streams that are no terminal.
  public Console(InputStream in, PrintStream out, PrintStream err) {
    this(in, out, err, false);
  }

  /// The standard streams of this process.
  public static Console ofProcess() {
    return new Console(
        System.in,
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), OUTPUT_BUFFER_BYTES),
            false,
            StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        isTerminal());
  }

  private static boolean isTerminal() {
    java.io.Console console = System.console();
    return console != null && console.isTerminal();
  }
}
