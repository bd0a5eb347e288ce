package dev.lakebird.engine;

import dev.lakebird.catalog.commit.TableOverwrite;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.engine.run.ChangeSink;
import dev.lakebird.engine.run.RunningQuery;
import dev.lakebird.engine.tables.TableIdentity;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.join.JoinKind;
import dev.lakebird.queryexec.memory.MemoryAppend;
import dev.lakebird.queryexec.memory.MemoryTable;
import dev.lakebird.sql.SqlCompiler;
import dev.lakebird.sql.analyze.AnalyzedStatement;
import dev.lakebird.sql.syntax.StatementSyntax;
import dev.lakebird.tableformat.parquet.write.IcebergRowSink;
import dev.lakebird.tableformat.table.TableState;
import java.util.List;
import java.util.Optional;

/// Runs UPDATE, DELETE, MERGE and TRUNCATE TABLE: the rows that the table has afterwards are written
/// anew, and one commit puts them in the place of all that it had. Where the table, or another that was
/// read, changed meanwhile, the statement runs again, so that no change is lost.
final class ChangeRun {
  private final StatementRuntime runtime;
  private final StatementSyntax syntax;
  private StatementRuntime.Attempt attempt;

  ChangeRun(StatementRuntime runtime, StatementSyntax syntax, StatementRuntime.Attempt attempt) {
    this.runtime = runtime;
    this.syntax = syntax;
    this.attempt = attempt;
  }

  Job.RunningStatement run(AnalyzedStatement.Change first) {
    String memory = first.plan().target().identity().get(TableIdentity.MEMORY);
    if (memory != null) {
      return inMemory(first, runtime.temporaries().load(memory).rows());
    }
    AnalyzedStatement.Change change = first;
    for (int count = 1; ; count++) {
      Optional<Job.RunningStatement> done = rewrite(change);
      if (done.isPresent()) {
        return done.get();
      }
      String name = change.plan().target().dottedName();
      if (count == TableWriteRun.ATTEMPTS_MAX) {
        throw new LakebirdException(
            ErrorCode.CONFLICT,
            "Could not serialize access to " + name + " due to concurrent update");
      }
      attempt = runtime.analyze(syntax, attempt.cancellation());
      if (!(attempt.analyzed() instanceof AnalyzedStatement.Change again)) {
        throw LakebirdException.internal("A change was analysed as something else");
      }
      change = again;
    }
  }

  private Job.RunningStatement inMemory(AnalyzedStatement.Change change, MemoryTable rows) {
    try (MemoryAppend append = rows.append()) {
      var sink = new ChangeSink(append);
      StatementStatistics statistics = fill(change, sink);
      attempt.cancellation().check();
      if (sink.changed() > 0 || truncates(change)) {
        append.commitReplacing();
      }
      return ended(change, sink, statistics);
    }
  }

  /// The result, or nothing where the statement has to run again.
  private Optional<Job.RunningStatement> rewrite(AnalyzedStatement.Change change) {
    var target = change.plan().target();
    TableEntry entry = TableIdentity.entry(target.name(), target.identity());
    TableState state = runtime.warehouse().states().load(entry.metadataLocation());
    List<TableEntry> read = TableWriteRun.tablesRead(change.tables(), attempt.snapshot());
    var write = new TableWriteRun(runtime);
    IcebergRowSink files = runtime.warehouse().openSink(state);
    var sink = new ChangeSink(files);
    StatementStatistics statistics;
    try {
      statistics = fill(change, sink);
    } catch (RuntimeException e) {
      files.abandon();
      throw e;
    }
    if (sink.changed() == 0 && !truncates(change)) {
      files.abandon();
      return Optional.of(ended(change, sink, statistics));
    }
    TableWriteRun.Written written =
        write.write(
            files,
            attempt,
            () -> statistics,
            done ->
                runtime
                    .warehouse()
                    .writes()
                    .overwrite(
                        new TableOverwrite(entry, done.dataFiles(), read),
                        write.context(change.operation(), attempt)));
    return written.outdated() ? Optional.empty() : Optional.of(ended(change, sink, statistics));
  }

  private static boolean truncates(AnalyzedStatement.Change change) {
    return change.operation().equals("TRUNCATE TABLE");
  }

  private StatementStatistics fill(AnalyzedStatement.Change change, ChangeSink sink) {
    RunningQuery query =
        runtime.start(SqlCompiler.compile(change).plan(), attempt, Optional.of(sink));
    try (query) {
      query.drain();
    } catch (LakebirdException e) {
      throw change.matchesSource() && JoinKind.isSeveralPartners(e) ? severalRows(change) : e;
    }
    return query.statistics();
  }

  private static LakebirdException severalRows(AnalyzedStatement.Change change) {
    return new LakebirdException(
        ErrorCode.INVALID_VALUE,
        change.operation() + " must match at most one source row for each target row");
  }

  private static Job.RunningStatement ended(
      AnalyzedStatement.Change change, ChangeSink sink, StatementStatistics statistics) {
    String name = change.plan().target().dottedName();
    return new EndedStatement(
        truncates(change)
            ? new StatementResult.Done(change.operation(), name)
            : new StatementResult.Modified(change.operation(), name, sink.changed()),
        statistics);
  }
}
