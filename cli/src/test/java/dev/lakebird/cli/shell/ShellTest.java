package dev.lakebird.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.cli.format.OutputFormat;
import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shell over a real session, on a terminal that is a pair of streams.
class ShellTest {
  @TempDir private Path folder;
  private Engine engine = Engine.open(EngineOptions.of("unused", Optional.empty()));
  private Session session = engine.openSession(Settings.DEFAULTS);

  @BeforeEach
  void open() {
    close();
    engine = Engine.open(EngineOptions.of(folder.resolve("data").toString(), Optional.empty()));
    session = engine.openSession(Settings.DEFAULTS);
  }

  @AfterEach
  void close() {
    session.close();
    engine.close();
  }

  private Statements statements() {
    return new LocalStatements(session, List.of(), Job::nextResult);
  }

  /// What the shell prints of a text that is typed, and `\q` behind it.
  private String typed(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    byte[] keys = (text + "\\q\n").getBytes(StandardCharsets.UTF_8);
    var in = new PipedInputStream(keys.length);
    var keyboard = new PipedOutputStream(in);
    keyboard.write(keys);
    var terminal = new DumbTerminal("test", "dumb", in, out, StandardCharsets.UTF_8);
    try (var shell =
        new Shell(terminal, statements(), OutputFormat.CSV, folder.resolve("state/history"))) {
      shell.run();
    }
    keyboard.close();
    return out.toString(StandardCharsets.UTF_8).replace("\r", "");
  }

  @Test
  void statementsRunWhenTheyAreComplete() throws IOException {
    assertThat(typed("SELECT\n 'a;b' AS x\n;\nBEGIN\nSELECT 7 AS y;\nEND;\n"))
        .contains("x\na;b\n", "y\n7\n", "Time: ");
  }

  @Test
  void failuresAreToldAndTheShellGoesOn() throws IOException {
    assertThat(typed("SELECT nope;\nSELEC 1;\n\\nope\n\\f xml\n\\i none.sql\nSELECT 3 AS z;\n"))
        .contains(
            "UNKNOWN_NAME: ",
            "SYNTAX_ERROR: ",
            "INVALID_ARGUMENT: Unknown command \\nope; \\? lists them",
            "INVALID_ARGUMENT: A format is table, csv or json, not xml",
            "NOT_FOUND: The file of statements does not exist: none.sql",
            "z\n3\n");
  }

  @Test
  void commandsDescribeTablesAndChangeSettings() throws IOException {
    Files.writeString(
        folder.resolve("make.sql"),
        "CREATE SCHEMA s; CREATE TABLE s.t (id INT64 NOT NULL, price NUMERIC(5, 2));");
    String out =
        typed(
            "\\i "
                + folder.resolve("make.sql")
                + "\n"
                + "\\d\n"
                + "\\d s.t\n"
                + "\\d s.u\n"
                + "\\set threads=1\n"
                + "\\timing\n"
                + "\\f json\n"
                + "SELECT 1 AS x;\n"
                + "\\q\n"
                + "SELECT 2 AS unread;\n");
    assertThat(out)
        .contains(
            "s.t\n(1 table)\n",
            "id     INT64 NOT NULL\nprice  NUMERIC(5, 2)\n",
            "NOT_FOUND: Table not found: s.u",
            "Timing is off.",
            "{\"x\":1}\n")
        .doesNotContain("unread\":");
    assertThat(session.settings().threads()).isEqualTo(1);
  }

  @Test
  void historyIsKeptButForLinesThatBeginWithABlank() throws IOException {
    assertThat(typed("SELECT 'kept' AS x;\n SELECT 'secret' AS x;\n")).contains("secret");
    assertThat(Files.readString(folder.resolve("state/history")))
        .contains("kept")
        .doesNotContain("secret");
  }

  @Test
  void namesAreCompleted() throws IOException {
    assertThat(typed("CREATE SCHEMA s; CREATE TABLE s.birds (wingspan INT64);\n"))
        .contains("Time: ");
    assertThat(candidates("select wing")).contains("select", "s.birds", "array_agg");
    assertThat(candidates("SELECT * FROM s.birds WHERE w")).contains("wingspan", "where");
    assertThat(candidates("\\")).containsExactlyInAnyOrderElementsOf(ShellCommand.names());
  }

  private List<String> candidates(String line) throws IOException {
    var parsed =
        new StatementEnd()
            .parse(line, line.length(), org.jline.reader.Parser.ParseContext.COMPLETE);
    List<Candidate> candidates = new ArrayList<>();
    var terminal =
        new DumbTerminal(
            "test",
            "dumb",
            new ByteArrayInputStream(new byte[0]),
            new ByteArrayOutputStream(),
            StandardCharsets.UTF_8);
    try (terminal) {
      new NameCompleter(statements())
          .complete(LineReaderBuilder.builder().terminal(terminal).build(), parsed, candidates);
    }
    return candidates.stream().map(Candidate::value).toList();
  }
}
