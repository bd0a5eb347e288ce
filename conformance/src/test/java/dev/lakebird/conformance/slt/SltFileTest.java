package dev.lakebird.conformance.slt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SltFileTest {
  @TempDir private Path folder;

  @Test
  void writesWhatItReads() {
    String text =
        "# a comment\nstatement ok\nSELECT 1\n\nquery rowsort\nSELECT 2\n----\nf0_ INT64\n2\n\nset threads=1\nstatement error X\nSELECT\n";
    assertThat(SltFile.format(SltFile.parse(text))).isEqualTo(text);
  }

  @Test
  void anUnknownDirectiveNamesItsLine() {
    assertThatThrownBy(() -> SltFile.parse("\nquestion\n"))
        .hasMessageContaining("Unknown directive: question");
  }

  @Test
  void aWrongAnswerFails() {
    assertThat(run("query\nSELECT 1 AS x\n----\nx INT64\n2\n")).hasSize(1);
    assertThat(run("query\nSELECT 1 AS x\n----\ny INT64\n1\n")).hasSize(1);
    assertThat(run("statement error SYNTAX_ERROR\nSELECT 1\n")).hasSize(1);
    assertThat(run("statement ok\nSELECT\n")).hasSize(1);
  }

  @Test
  void completeFillsAnswersIn() {
    try (Engine engine = Engine.open(EngineOptions.of(folder.toString()))) {
      List<SltRecord> completed =
          new SltRunner(engine, Settings.DEFAULTS)
              .complete(SltFile.parse("query\nSELECT 1 AS x\n----\n"));
      assertThat(SltFile.format(completed)).isEqualTo("query\nSELECT 1 AS x\n----\nx INT64\n1\n");
    }
  }

  private List<SltRunner.Failure> run(String text) {
    try (Engine engine = Engine.open(EngineOptions.of(folder.toString()))) {
      return new SltRunner(engine, Settings.DEFAULTS).run(SltFile.parse(text));
    }
  }
}
