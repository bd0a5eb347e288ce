package dev.lakebird.engine;

import dev.lakebird.catalog.commit.TableCreation;
import dev.lakebird.catalog.model.CommitErrors;
import dev.lakebird.catalog.model.SchemaEntry;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.catalog.model.TableName;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.CompiledQuery;
import dev.lakebird.sql.SqlCompiler;
import dev.lakebird.sql.analyze.AnalyzedStatement;
import dev.lakebird.sql.syntax.StatementSyntax;
import dev.lakebird.tableformat.table.TableState;
import java.util.List;
import java.util.Optional;

/// Runs CREATE TABLE, with and without AS: the table and its first rows are one commit.
final class CreateTableRun {
  private static final String OPERATION = "CREATE TABLE";

  private final StatementRuntime runtime;
  private final StatementSyntax syntax;
  private StatementRuntime.Attempt attempt;

  CreateTableRun(
      StatementRuntime runtime, StatementSyntax syntax, StatementRuntime.Attempt attempt) {
    this.runtime = runtime;
    this.syntax = syntax;
    this.attempt = attempt;
  }

  StatementResult run(AnalyzedStatement.CreateTable create) {
    TableName name = checkedName(create);
    if (standsAlready(create, name)) {
      return new StatementResult.Done(OPERATION, name.toString());
    }
    TableState planned =
        runtime.warehouse().planTable(create.columns(), runtime.newTableProperties());
    var write = new TableWriteRun(runtime);
    CommitErrors.committedOrThrow(
        runtime
            .warehouse()
            .writes()
            .create(
                new TableCreation(
                    schema(name),
                    name.table(),
                    planned,
                    List.of(),
                    replaced(create, name),
                    List.of()),
                write.context(OPERATION, attempt)));
    return new StatementResult.Done(OPERATION, name.toString());
  }

  Job.RunningStatement run(AnalyzedStatement.CreateTableAs first) {
    AnalyzedStatement.CreateTableAs create = first;
    for (int count = 1; ; count++) {
      TableName name = checkedName(create.table());
      if (standsAlready(create.table(), name)) {
        return new EndedStatement(
            new StatementResult.Done(OPERATION, name.toString()), StatementStatistics.ofTime(0));
      }
      TableWriteRun.Written written = create(create, name);
      if (!written.outdated()) {
        return new EndedStatement(
            new StatementResult.Modified(OPERATION, name.toString(), written.rows()),
            written.statistics());
      }
      if (count == TableWriteRun.ATTEMPTS_MAX) {
        throw new LakebirdException(
            ErrorCode.CONFLICT,
            "Could not serialize access to " + name + " due to concurrent update");
      }
      attempt = runtime.analyze(syntax, attempt.cancellation());
      if (!(attempt.analyzed() instanceof AnalyzedStatement.CreateTableAs again)) {
        throw LakebirdException.internal("A CREATE TABLE AS was analysed as something else");
      }
      create = again;
    }
  }

  private TableWriteRun.Written create(AnalyzedStatement.CreateTableAs create, TableName name) {
    TableState planned =
        runtime.warehouse().planTable(create.table().columns(), runtime.newTableProperties());
    SchemaEntry schema = schema(name);
    Optional<TableEntry> replaced = replaced(create.table(), name);
    List<TableEntry> read = TableWriteRun.tablesRead(create.tables(), attempt.snapshot());
    CompiledQuery compiled = SqlCompiler.compile(create);
    var write = new TableWriteRun(runtime);
    return write.write(
        compiled,
        attempt,
        planned,
        sink ->
            runtime
                .warehouse()
                .writes()
                .create(
                    new TableCreation(
                        schema, name.table(), planned, sink.dataFiles(), replaced, read),
                    write.context(OPERATION, attempt)));
  }

  private static TableName checkedName(AnalyzedStatement.CreateTable create) {
    return DefinitionRun.tableName(create.name());
  }

  private boolean standsAlready(AnalyzedStatement.CreateTable create, TableName name) {
    boolean stands = attempt.snapshot().findTable(name).isPresent();
    if (stands && !create.ifNotExists() && !create.orReplace()) {
      throw new LakebirdException(ErrorCode.ALREADY_EXISTS, "Already Exists: Table " + name);
    }
    return stands && create.ifNotExists();
  }

  private Optional<TableEntry> replaced(AnalyzedStatement.CreateTable create, TableName name) {
    return create.orReplace() ? attempt.snapshot().findTable(name) : Optional.empty();
  }

  private SchemaEntry schema(TableName name) {
    return attempt
        .snapshot()
        .findSchema(name.schema())
        .orElseThrow(
            () ->
                new LakebirdException(ErrorCode.NOT_FOUND, "Not found: Dataset " + name.schema()));
  }
}
