package dev.lakebird.engine;

import dev.lakebird.catalog.commit.TableAppend;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.tables.TableIdentity;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.CompiledQuery;
import dev.lakebird.sql.SqlCompiler;
import dev.lakebird.sql.analyze.AnalyzedStatement;
import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.sql.syntax.StatementSyntax;
import dev.lakebird.tableformat.table.TableState;
import java.util.List;

/// Runs INSERT. Where another writer appended meanwhile, the commit is rebuilt on theirs; where a table
/// that the statement read has changed, the statement runs again.
final class InsertRun {
  private final StatementRuntime runtime;
  private final StatementSyntax syntax;
  private StatementRuntime.Attempt attempt;

  InsertRun(StatementRuntime runtime, StatementSyntax syntax, StatementRuntime.Attempt attempt) {
    this.runtime = runtime;
    this.syntax = syntax;
    this.attempt = attempt;
  }

  Job.RunningStatement run(AnalyzedStatement.Insert first) {
    AnalyzedStatement.Insert insert = first;
    for (int count = 1; ; count++) {
      TableWriteRun.Written written = insert(insert);
      TableDescription target = insert.plan().target();
      if (!written.outdated()) {
        return new EndedStatement(
            new StatementResult.Modified("INSERT", target.dottedName(), written.rows()),
            written.statistics());
      }
      if (count == TableWriteRun.ATTEMPTS_MAX) {
        throw new LakebirdException(
            ErrorCode.CONFLICT,
            "Could not serialize access to " + target.dottedName() + " due to concurrent update");
      }
      attempt = runtime.analyze(syntax, attempt.cancellation());
      if (!(attempt.analyzed() instanceof AnalyzedStatement.Insert again)) {
        throw LakebirdException.internal("An INSERT was analysed as something else");
      }
      insert = again;
    }
  }

  private TableWriteRun.Written insert(AnalyzedStatement.Insert insert) {
    TableDescription target = insert.plan().target();
    TableEntry entry = TableIdentity.entry(target.name(), target.identity());
    TableState state = runtime.warehouse().states().load(entry.metadataLocation());
    CompiledQuery compiled = SqlCompiler.compile(insert);
    List<TableEntry> read = TableWriteRun.tablesRead(insert.tables(), attempt.snapshot());
    var write = new TableWriteRun(runtime);
    return write.write(
        compiled,
        attempt,
        state,
        sink ->
            runtime
                .warehouse()
                .writes()
                .append(
                    new TableAppend(entry, sink.dataFiles(), read),
                    write.context("INSERT", attempt)));
  }
}
