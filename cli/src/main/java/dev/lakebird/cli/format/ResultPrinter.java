package dev.lakebird.cli.format;

import dev.lakebird.engine.result.StatementResult;
import java.io.PrintStream;

/// Prints the results of statements in one format.
public sealed interface ResultPrinter permits TablePrinter, CsvPrinter, JsonPrinter {
  /// Prints a result, reading its rows to the end.
  void print(StatementResult result, PrintStream out);

  /// The printer of a format.
  static ResultPrinter of(OutputFormat format) {
    return switch (format) {
      case TABLE -> new TablePrinter();
      case CSV -> new CsvPrinter();
      case JSON -> new JsonPrinter();
    };
  }
}
