package dev.lakebird.cli.shell;

import dev.lakebird.cli.format.OutputFormat;
import dev.lakebird.cli.format.ResultPrinter;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// Reads statements from a terminal, runs each when it is complete, and goes on after failures.
public final class Shell implements AutoCloseable {
  private static final String PROMPT = "lakebird> ";
  private static final String MORE = "%P      -> ";

  private final Terminal terminal;
  private final Statements statements;
  private final PrintStream out;
  private final LineReader reader;
  private ResultPrinter printer;
  private boolean timing = true;

  /// A shell on the terminal of this process.
  ///
  /// @throws LakebirdException STORAGE_UNAVAILABLE where the terminal cannot be had
  public static Shell open(Statements statements, OutputFormat format) {
    try {
      Terminal terminal = TerminalBuilder.builder().name("lakebird").system(true).build();
      return new Shell(terminal, statements, format, historyFile());
    } catch (IOException e) {
      throw new LakebirdException(
          ErrorCode.STORAGE_UNAVAILABLE, "The terminal cannot be opened: " + e.getMessage(), e);
    }
  }

  /// @param history where lines are kept; those that begin with a blank are not
  public Shell(Terminal terminal, Statements statements, OutputFormat format, Path history) {
    this.terminal = terminal;
    this.statements = statements;
    this.printer = ResultPrinter.of(format);
    this.out = new PrintStream(terminal.output(), false, StandardCharsets.UTF_8);
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(new StatementEnd())
            .completer(new NameCompleter(statements))
            .variable(LineReader.HISTORY_FILE, history)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, MORE)
            .variable(LineReader.BLINK_MATCHING_PAREN, 0)
            .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    terminal.handle(Terminal.Signal.INT, signal -> statements.cancel());
  }

  private static Path historyFile() {
    String state = System.getenv("XDG_STATE_HOME");
    Path folder =
        state == null || state.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    return folder.resolve("lakebird").resolve("history");
  }

  /// Reads and runs until the end of the input or `\q`.
  public void run() {
    out.println("Lakebird. Statements end with a semicolon; \\? tells the rest.");
    while (true) {
      out.flush();
      String line;
      try {
        line = reader.readLine(PROMPT);
      } catch (UserInterruptException e) {
        continue;
      } catch (EndOfFileException e) {
        return;
      }
      try {
        if (!line.isBlank() && !accept(line)) {
          return;
        }
      } catch (LakebirdException e) {
        out.println(e.code() + ": " + e.describe());
      }
    }
  }

  /// Whether the shell goes on.
  private boolean accept(String line) {
    if (!line.stripLeading().startsWith("\\")) {
      run(line);
      return true;
    }
    String argument = ShellCommand.argumentOf(line);
    switch (ShellCommand.of(line)) {
      case HELP -> out.println(ShellCommand.help());
      case TABLES -> describe(argument);
      case FILE -> run(StatementText.of(argument));
      case FORMAT -> printer = ResultPrinter.of(format(argument));
      case SET -> statements.set(argument);
      case TIMING -> {
        timing = !timing;
        out.println("Timing is " + (timing ? "on." : "off."));
      }
      case QUIT -> {
        return false;
      }
    }
    return true;
  }

  private void run(String text) {
    long begin = System.nanoTime();
    statements.run(text, printer, out);
    if (timing) {
      out.println("Time: %.1f ms".formatted((System.nanoTime() - begin) / 1e6));
    }
  }

  private void describe(String table) {
    if (table.isEmpty()) {
      List<String> tables = statements.tables();
      tables.forEach(out::println);
      out.println("(" + tables.size() + (tables.size() == 1 ? " table)" : " tables)"));
      return;
    }
    List<Column> columns = statements.columns(table);
    int width = columns.stream().mapToInt(c -> c.name().length()).max().orElse(0);
    for (Column column : columns) {
      out.println(
          ("%-" + Math.max(1, width) + "s  %s%s")
              .formatted(column.name(), column.sqlType(), column.nullable() ? "" : " NOT NULL"));
    }
  }

  private static OutputFormat format(String name) {
    try {
      return OutputFormat.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "A format is table, csv or json, not " + name, e);
    }
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      throw new LakebirdException(
          ErrorCode.STORAGE_UNAVAILABLE, "The terminal cannot be closed: " + e.getMessage(), e);
    }
  }
}
