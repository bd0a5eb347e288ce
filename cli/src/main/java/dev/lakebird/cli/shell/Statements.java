package dev.lakebird.cli.shell;

import dev.lakebird.cli.format.ResultPrinter;
import dev.lakebird.types.Column;
import java.io.PrintStream;
import java.util.List;

/// Where the shell's statements run: in this process or on a server. One thread runs them; any may
/// cancel.
public interface Statements {
  /// Runs the statements of a text and prints what each answers.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException the first failure; what came before it stands
  void run(String text, ResultPrinter printer, PrintStream out);

  /// Changes a setting, written `name=value`.
  void set(String assignment);

  /// Ends the statement that runs, if one does.
  void cancel();

  /// The tables there are, as statements name them, in order.
  List<String> tables();

  /// The columns of one of [#tables].
  List<Column> columns(String table);
}
