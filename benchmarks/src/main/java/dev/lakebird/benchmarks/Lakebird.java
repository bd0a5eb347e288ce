package dev.lakebird.benchmarks;

import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.settings.Setting;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.Vectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lakebird in this process, reading the tables of a warehouse.
final class Lakebird implements Contestant {
  private final Engine engine;
  private final Session session;

  Lakebird(Path warehouse, int threads, long memoryLimitBytes) {
    this(warehouse, threads, memoryLimitBytes, true);
  }

  /// @param cache whether columns stay in memory from query to query
  Lakebird(Path warehouse, int threads, long memoryLimitBytes, boolean cache) {
    Settings settings =
        Settings.DEFAULTS
            .with(Setting.THREADS, Integer.toString(threads))
            .with(Setting.MEMORY_LIMIT, memoryLimitBytes + "B")
            .with(Setting.CACHE, Boolean.toString(cache));
    engine = Engine.open(EngineOptions.of(warehouse.toString()));
    session = engine.openSession(settings);
  }

  @Override
  public String name() {
    return "lakebird";
  }

  @Override
  public String version() {
    return Engine.version();
  }

  @Override
  public ResultTable run(RaceQuery query, DataSet data) {
    return query(RaceQuery.bind(query.googleSql(), table -> data.schema() + "." + table));
  }

  /// The rows of a query.
  ResultTable query(String sql) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (Job job = session.submit(sql, List.of())) {
      Optional<StatementResult> result = job.nextResult();
      if (result.isPresent() && result.get() instanceof StatementResult.Rows answer) {
        try (RowReader reader = answer.reader()) {
          for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
            drain(batch.get(), rows);
          }
        }
      } else {
        throw LakebirdException.internal("A query of a race answers rows");
      }
    }
    return new ResultTable(rows);
  }

  /// Runs a statement that answers no rows.
  void execute(String sql) {
    try (Job job = session.submit(sql, List.of())) {
      job.nextResult();
    }
  }

  @Override
  public void close() {
    session.close();
    engine.close();
  }

  private static void drain(Batch batch, List<List<@Nullable Object>> rows) {
    for (int k = 0; k < batch.selectedCount(); k++) {
      int row = batch.selection().row(k);
      List<@Nullable Object> cells = new ArrayList<>(batch.columnCount());
      for (Vector column : batch.columns()) {
        cells.add(cell(Vectors.read(column, row)));
      }
      rows.add(cells);
    }
  }

  private static @Nullable Object cell(Value value) {
    return switch (value) {
      case Value.NullValue v -> null;
      case Value.Int64Value v -> v.value();
      case Value.Float64Value v -> v.value();
      case Value.DecimalValue v -> v.value();
      case Value.StringValue v -> v.value();
      case Value.DateValue v -> java.time.LocalDate.ofEpochDay(v.days()).toString();
      default -> value.toString();
    };
  }
}
