package dev.lakebird.engine;

import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.engine.run.RunningQuery;
import dev.lakebird.engine.run.WorkSpace;
import dev.lakebird.export.Export;
import dev.lakebird.export.ExportManifest;
import dev.lakebird.export.ExportOption;
import dev.lakebird.export.ExportOptionReader;
import dev.lakebird.export.ExportOptions;
import dev.lakebird.sql.CompiledQuery;
import dev.lakebird.sql.SqlCompiler;
import dev.lakebird.sql.analyze.AnalyzedStatement;
import java.util.Optional;

/// Runs EXPORT DATA: the rows of the query go to files, the manifest comes last. It reads at one commit of the
/// warehouse and changes nothing there.
final class ExportRun {
  private final StatementRuntime runtime;
  private final StatementRuntime.Attempt attempt;

  ExportRun(StatementRuntime runtime, StatementRuntime.Attempt attempt) {
    this.runtime = runtime;
    this.attempt = attempt;
  }

  Job.RunningStatement run(AnalyzedStatement.ExportData statement) {
    ExportOptions options = options(statement);
    CompiledQuery compiled = SqlCompiler.compile(statement);
    Export export =
        Export.start(
            options,
            statement.plan().target().columns(),
            runtime.warehouse().storage(),
            attempt.progress());
    StatementStatistics statistics;
    ExportManifest manifest;
    try {
      statistics = fill(compiled, export);
      attempt.cancellation().check();
      try (WorkSpace space = runtime.openWorkSpace("export", attempt)) {
        manifest = export.commit(space.allocator());
      }
    } catch (RuntimeException e) {
      export.abandon(e);
      throw e;
    }
    return new EndedStatement(
        new StatementResult.Exported(
            options.destination().pattern(),
            options.destination().manifest(),
            manifest.files().size(),
            manifest.rows(),
            manifest.bytes()),
        statistics);
  }

  /// The options of the statement, checked.
  static ExportOptions options(AnalyzedStatement.ExportData statement) {
    return ExportOptionReader.read(
        statement.options().stream()
            .map(o -> new ExportOption(o.name(), o.value(), o.position()))
            .toList(),
        statement.position());
  }

  private StatementStatistics fill(CompiledQuery compiled, Export export) {
    RunningQuery query = runtime.start(compiled.plan(), attempt, Optional.of(export.sink()));
    try (query) {
      query.drain();
    }
    return query.statistics();
  }
}
