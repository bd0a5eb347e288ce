package dev.lakebird.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.cli.Console;
import dev.lakebird.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Commands run inside this process.
final class Command {
  private Command() {}

  /// What a command left.
  ///
  /// @param code its exit code
  record Outcome(int code, String out, String err) {
    /// The results of a command that went well and had nothing to say beside.
    String results() {
      assertThat(err).isEmpty();
      assertThat(code).isZero();
      return out;
    }

    /// The message of a command that failed, which stands in one line of its own.
    String failure() {
      assertThat(code).as(out + err).isEqualTo(1);
      assertThat(err).endsWith("\n");
      assertThat(err.lines()).hasSize(1);
      return err.strip();
    }
  }

  static Outcome run(String... arguments) {
    return runWithInput(new byte[0], arguments);
  }

  static Outcome runWithInput(byte[] in, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new ByteArrayInputStream(in),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8));
    int code = Main.run(console, arguments);
    console.err().flush();
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// Runs statements over a warehouse.
  static Outcome sql(Path warehouse, String text, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("sql", "--warehouse", warehouse.toString(), "-e", text));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(new String[0]));
  }
}
