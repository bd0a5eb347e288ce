package dev.lakebird.engine;

import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.engine.run.RunningQuery;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.CompiledQuery;
import dev.lakebird.sql.SqlCompiler;
import dev.lakebird.sql.analyze.AnalyzedStatement;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs EXPLAIN, which prints the optimised plan, and EXPLAIN ANALYZE, which runs the query and adds
/// what each operator did.
final class ExplainRun {
  /// The columns of what it prints.
  static final List<Column> COLUMNS = List.of(Column.of("plan", SqlType.STRING));

  private final StatementRuntime runtime;
  private final StatementRuntime.Attempt attempt;

  ExplainRun(StatementRuntime runtime, StatementRuntime.Attempt attempt) {
    this.runtime = runtime;
    this.attempt = attempt;
  }

  Job.RunningStatement run(AnalyzedStatement.Explain explain) {
    CompiledQuery compiled =
        switch (explain.statement()) {
          case AnalyzedStatement.Query query -> SqlCompiler.compile(query);
          case AnalyzedStatement.Insert insert when !explain.analyze() ->
              SqlCompiler.compile(insert);
          case AnalyzedStatement.Change change when !explain.analyze() ->
              SqlCompiler.compile(change);
          case AnalyzedStatement.CreateTableAs create when !explain.analyze() ->
              SqlCompiler.compile(create);
          case AnalyzedStatement.ExportData export when !explain.analyze() ->
              SqlCompiler.compile(export);
          default ->
              throw LakebirdException.unimplemented(
                  explain.analyze()
                      ? "EXPLAIN ANALYZE of a statement that writes"
                      : "EXPLAIN of a statement without a plan");
        };
    List<String> lines = new ArrayList<>(compiled.explanation());
    var statistics = StatementStatistics.ofTime(0);
    if (explain.analyze()) {
      RunningQuery query = runtime.start(compiled.plan(), attempt, Optional.empty());
      try (query) {
        query.drain();
      }
      statistics = query.statistics();
      lines.add("");
      lines.addAll(statistics.operators());
      lines.add(
          "%d rows in %.1f ms, %d bytes read, %d bytes from memory, %d bytes spilled, memory peak %d bytes"
              .formatted(
                  statistics.rowsReturned(),
                  statistics.elapsedNanos() / 1e6,
                  statistics.bytesRead(),
                  statistics.bytesCached(),
                  statistics.bytesSpilled(),
                  statistics.memoryPeakBytes()));
    }
    var rows = new StatementResult.Rows(COLUMNS, new TextRows(lines));
    return new EndedStatement(rows, statistics);
  }
}
