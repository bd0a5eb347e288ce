package dev.lakebird.cli.shell;

import dev.lakebird.engine.EngineFunctions;
import dev.lakebird.foundation.LakebirdException;
import java.util.List;
import java.util.Locale;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Completes keywords, functions, tables and, behind a table of the statement, its columns; and the
/// commands of the shell.
final class NameCompleter implements Completer {
  private static final List<String> STATEMENTS =
      List.of(
          "ALTER",
          "ASSERT",
          "BEGIN",
          "CALL",
          "COMMIT",
          "DECLARE",
          "DELETE",
          "DROP",
          "EXECUTE",
          "EXPLAIN",
          "EXPORT",
          "INSERT",
          "LIMIT",
          "LOAD",
          "SCHEMA",
          "TABLE",
          "TRUNCATE",
          "UPDATE",
          "VALUES",
          "TEMP",
          "FUNCTION",
          "VIEW",
          "DATA",
          "OPTIONS",
          "OFFSET",
          "SYSTEM_TIME",
          "REPLACE");

  private final Statements statements;

  NameCompleter(Statements statements) {
    this.statements = statements;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String text = line.line();
    if (text.stripLeading().startsWith("\\") && line.wordIndex() == 0) {
      ShellCommand.names().forEach(name -> add(candidates, name, "commands"));
      return;
    }
    boolean lower = line.word().chars().anyMatch(Character::isLowerCase);
    for (String word : EngineFunctions.reservedKeywords()) {
      add(candidates, lower ? word.toLowerCase(Locale.ROOT) : word, "keywords");
    }
    for (String word : STATEMENTS) {
      add(candidates, lower ? word.toLowerCase(Locale.ROOT) : word, "keywords");
    }
    for (String name : EngineFunctions.names()) {
      add(candidates, lower ? name.toLowerCase(Locale.ROOT) : name, "functions");
    }
    try {
      for (String table : statements.tables()) {
        add(candidates, table, "tables");
        if (text.contains(table)) {
          statements.columns(table).forEach(column -> add(candidates, column.name(), "columns"));
        }
      }
    } catch (LakebirdException e) {
      // Names that cannot be had now are no reason to stop typing.
      return;
    }
  }

  private static void add(List<Candidate> candidates, String name, String group) {
    candidates.add(new Candidate(name, name, group, null, null, null, false));
  }
}
