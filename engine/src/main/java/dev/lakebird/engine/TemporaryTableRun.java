package dev.lakebird.engine;

import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.engine.run.RunningQuery;
import dev.lakebird.engine.tables.TableIdentity;
import dev.lakebird.engine.temporary.TemporaryTable;
import dev.lakebird.engine.temporary.TemporaryTables;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.memory.MemoryAppend;
import dev.lakebird.queryexec.memory.MemoryTable;
import dev.lakebird.sql.CompiledQuery;
import dev.lakebird.sql.SqlCompiler;
import dev.lakebird.sql.analyze.AnalyzedStatement;
import java.util.Optional;

/// Runs what makes, fills and drops temporary tables. Nothing is committed to the warehouse.
final class TemporaryTableRun {
  private static final String CREATE = "CREATE TABLE";

  private final StatementRuntime runtime;
  private final StatementRuntime.Attempt attempt;

  TemporaryTableRun(StatementRuntime runtime, StatementRuntime.Attempt attempt) {
    this.runtime = runtime;
    this.attempt = attempt;
  }

  /// Whether the rows go to a temporary table.
  static boolean isTarget(AnalyzedStatement.Insert insert) {
    return insert.plan().target().identity().containsKey(TableIdentity.MEMORY);
  }

  StatementResult run(AnalyzedStatement.CreateTable create) {
    if (!standsAlready(create)) {
      tables().put(make(create));
    }
    return new StatementResult.Done(CREATE, create.name().getLast());
  }

  Job.RunningStatement run(AnalyzedStatement.CreateTableAs create) {
    String name = create.table().name().getLast();
    if (standsAlready(create.table())) {
      return new EndedStatement(
          new StatementResult.Done(CREATE, name), StatementStatistics.ofTime(0));
    }
    TemporaryTable table = make(create.table());
    StatementStatistics statistics = fill(SqlCompiler.compile(create), table.rows());
    tables().put(table);
    return ended(CREATE, name, table.rows().state().rowCount(), statistics);
  }

  Job.RunningStatement run(AnalyzedStatement.Insert insert) {
    String id = insert.plan().target().identity().get(TableIdentity.MEMORY);
    if (id == null) {
      throw LakebirdException.internal("An INSERT was taken for one into a temporary table");
    }
    TemporaryTable table = tables().load(id);
    long before = table.rows().state().rowCount();
    StatementStatistics statistics = fill(SqlCompiler.compile(insert), table.rows());
    return ended("INSERT", table.name(), table.rows().state().rowCount() - before, statistics);
  }

  StatementResult run(AnalyzedStatement.DropTable drop) {
    String name = drop.name().getLast();
    if (!tables().drop(name) && !drop.ifExists()) {
      throw new LakebirdException(ErrorCode.NOT_FOUND, "Not found: Table " + name);
    }
    return new StatementResult.Done("DROP TABLE", name);
  }

  private TemporaryTables tables() {
    return runtime.temporaries();
  }

  private TemporaryTable make(AnalyzedStatement.CreateTable create) {
    return tables()
        .make(
            create.name().getLast(),
            create.columns(),
            create.valueTable(),
            runtime.settings().memoryLimitBytes());
  }

  private boolean standsAlready(AnalyzedStatement.CreateTable create) {
    if (!TemporaryTables.isTemporary(create.name())) {
      throw new LakebirdException(
          ErrorCode.INVALID_QUERY,
          "A temporary table has no dataset: " + String.join(".", create.name()));
    }
    boolean stands = tables().find(create.name()).isPresent();
    if (stands && !create.ifNotExists() && !create.orReplace()) {
      throw new LakebirdException(
          ErrorCode.ALREADY_EXISTS, "Already Exists: Table " + create.name().getLast());
    }
    return stands && create.ifNotExists();
  }

  private StatementStatistics fill(CompiledQuery compiled, MemoryTable rows) {
    try (MemoryAppend append = rows.append()) {
      RunningQuery query = runtime.start(compiled.plan(), attempt, Optional.of(append));
      try (query) {
        query.drain();
      }
      attempt.cancellation().check();
      append.commit();
      return query.statistics();
    }
  }

  private static EndedStatement ended(
      String operation, String name, long rows, StatementStatistics statistics) {
    return new EndedStatement(new StatementResult.Modified(operation, name, rows), statistics);
  }
}
