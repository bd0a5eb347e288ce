package dev.lakebird.conformance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vectors;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The table `k.t` of a warehouse, whose rows say by a number which work brought them.
final class Arrivals {
  private Arrivals() {}

  /// Checks that each acknowledged number has arrived once, and every other one whole or not at all.
  ///
  /// @param column the column of the number; another one, `n`, differs between the rows of a number
  /// @param rows the rows of a number
  static void check(Path warehouse, String column, int rows, Set<Long> acknowledged) {
    String sql = "SELECT %s, COUNT(DISTINCT n), COUNT(*) FROM k.t GROUP BY 1".formatted(column);
    Set<Long> arrived = new HashSet<>();
    try (Engine engine = Engine.open(EngineOptions.of(warehouse.toString()));
        Session session = engine.openSession(Settings.DEFAULTS);
        Job job = session.submit(sql, List.of())) {
      var result = (StatementResult.Rows) job.nextResult().orElseThrow();
      try (RowReader reader = result.reader()) {
        for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
          Batch batch = next.get();
          for (int k = 0; k < batch.selectedCount(); k++) {
            int row = batch.selection().row(k);
            assertThat(number(batch, 1, row)).isEqualTo(rows);
            assertThat(number(batch, 2, row)).isEqualTo(rows);
            arrived.add(number(batch, 0, row));
          }
        }
      }
    }
    assertThat(arrived).containsAll(acknowledged);
  }

  private static long number(Batch batch, int column, int row) {
    return ((Value.Int64Value) Vectors.read(batch.column(column), row)).value();
  }
}
