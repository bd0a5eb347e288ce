package dev.lakebird.cli.shell;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.util.Arrays;
import java.util.List;

/// What the shell itself understands: a line that begins with a backslash.
enum ShellCommand {
  HELP("\\?", "", "what the shell understands"),
  TABLES("\\d", "[TABLE]", "the tables, or the columns of one"),
  FILE("\\i", "FILE", "run the statements of a file"),
  FORMAT("\\f", "table|csv|json", "print results in a format"),
  SET("\\set", "NAME=VALUE", "change a setting, such as threads=1"),
  TIMING("\\timing", "", "print how long statements take, or no longer"),
  QUIT("\\q", "", "leave; so does Ctrl-D");

  private final String name;
  private final String argument;
  private final String purpose;

  ShellCommand(String name, String argument, String purpose) {
    this.name = name;
    this.argument = argument;
    this.purpose = purpose;
  }

  static List<String> names() {
    return Arrays.stream(values()).map(c -> c.name).toList();
  }

  /// The command of a line.
  ///
  /// @throws LakebirdException INVALID_ARGUMENT for a name that is none
  static ShellCommand of(String line) {
    String word = line.strip().split("\\s", 2)[0];
    return Arrays.stream(values())
        .filter(c -> c.name.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new LakebirdException(
                    ErrorCode.INVALID_ARGUMENT, "Unknown command " + word + "; \\? lists them"));
  }

  /// What stands behind the name, without blanks around it.
  static String argumentOf(String line) {
    String[] parts = line.strip().split("\\s+", 2);
    return parts.length == 1 ? "" : parts[1].strip().replaceFirst(";$", "");
  }

  static String help() {
    var help = new StringBuilder("Statements end with a semicolon and may take several lines.\n");
    for (ShellCommand command : values()) {
      help.append("  %-24s %s%n".formatted(command.name + " " + command.argument, command.purpose));
    }
    return help.append("Tab completes names, Ctrl-R searches the history, Ctrl-C cancels.")
        .toString();
  }
}
