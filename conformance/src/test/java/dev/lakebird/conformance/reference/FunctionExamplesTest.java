package dev.lakebird.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.Functions;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.SqlFunction;
import dev.lakebird.functions.text.LiteralText;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every example of every function, from SQL text to the value.
class FunctionExamplesTest {
  @TempDir private Path folder;

  @Test
  void examplesAnswerWhatTheySay() {
    List<String> wrong = new ArrayList<>();
    int examples = 0;
    try (Engine engine = Engine.open(EngineOptions.of(folder.toString()));
        Session session = engine.openSession(Settings.DEFAULTS)) {
      for (SqlFunction function : Functions.all()) {
        for (FunctionDefinition.Example example : function.definition().examples()) {
          examples++;
          String actual = evaluate(session, example.expression());
          if (!actual.equals(example.result())) {
            wrong.add(
                function.definition().name()
                    + ": "
                    + example.expression()
                    + " is "
                    + actual
                    + ", not "
                    + example.result());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(examples).isGreaterThan(50);
  }

  private static String evaluate(Session session, String expression) {
    try (Job job = session.submit("SELECT " + expression, List.of())) {
      var rows = (StatementResult.Rows) job.nextResult().orElseThrow();
      try (RowReader reader = rows.reader()) {
        Optional<Batch> batch = reader.next();
        return LiteralText.singleQuoted(
            Vectors.read(batch.orElseThrow().column(0), batch.orElseThrow().selection().row(0)),
            java.time.ZoneOffset.UTC);
      }
    } catch (LakebirdException e) {
      return "error: " + e.code();
    }
  }
}
