package dev.lakebird.engine;

import dev.lakebird.catalog.commit.WriteContext;
import dev.lakebird.catalog.model.CatalogSnapshot;
import dev.lakebird.catalog.model.CommitErrors;
import dev.lakebird.catalog.model.CommitKey;
import dev.lakebird.catalog.model.CommitOutcome;
import dev.lakebird.catalog.model.ConflictReason;
import dev.lakebird.catalog.model.SchemaEntry;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.catalog.model.TableName;
import dev.lakebird.catalog.model.WriteOutcome;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.analyze.AnalyzedStatement;
import java.util.List;
import java.util.Optional;

/// Runs CREATE SCHEMA and the DROP statements, each one commit.
final class DefinitionRun {
  private final StatementRuntime runtime;
  private final StatementRuntime.Attempt attempt;

  DefinitionRun(StatementRuntime runtime, StatementRuntime.Attempt attempt) {
    this.runtime = runtime;
    this.attempt = attempt;
  }

  StatementResult run(AnalyzedStatement.CreateSchema create) {
    String name = create.name().getLast();
    if (create.orReplace()) {
      throw LakebirdException.unimplemented("CREATE OR REPLACE SCHEMA");
    }
    WriteOutcome outcome =
        runtime.warehouse().writes().createSchema(name, context("CREATE SCHEMA"));
    boolean stood =
        outcome instanceof CommitOutcome.Conflict conflict
            && conflict.reason() == ConflictReason.SCHEMA_EXISTS;
    if (!stood || !create.ifNotExists()) {
      CommitErrors.committedOrThrow(outcome);
    }
    return new StatementResult.Done("CREATE SCHEMA", name);
  }

  StatementResult run(AnalyzedStatement.DropSchema drop) {
    String name = drop.name().getLast();
    CatalogSnapshot snapshot = attempt.snapshot();
    Optional<SchemaEntry> schema = snapshot.findSchema(name);
    if (schema.isEmpty()) {
      if (drop.ifExists()) {
        return new StatementResult.Done("DROP SCHEMA", name);
      }
      throw new LakebirdException(ErrorCode.NOT_FOUND, "Not found: Dataset " + name);
    }
    List<TableEntry> tables = drop.cascade() ? snapshot.listTables(name) : List.of();
    CommitErrors.committedOrThrow(
        runtime.warehouse().writes().dropSchema(schema.get(), tables, context("DROP SCHEMA")));
    return new StatementResult.Done("DROP SCHEMA", name);
  }

  StatementResult run(AnalyzedStatement.DropTable drop) {
    TableName name = tableName(drop.name());
    Optional<TableEntry> table = attempt.snapshot().findTable(name);
    if (table.isEmpty()) {
      if (drop.ifExists()) {
        return new StatementResult.Done("DROP TABLE", name.toString());
      }
      throw new LakebirdException(ErrorCode.NOT_FOUND, "Not found: Table " + name);
    }
    CommitErrors.committedOrThrow(
        runtime.warehouse().writes().dropTable(table.get(), context("DROP TABLE")));
    return new StatementResult.Done("DROP TABLE", name.toString());
  }

  /// The name of a table with its dataset.
  static TableName tableName(List<String> path) {
    if (path.size() < 2) {
      throw new LakebirdException(
          ErrorCode.INVALID_QUERY,
          "Table \""
              + String.join(".", path)
              + "\" must be qualified with a dataset (e.g. dataset.table).");
    }
    int last = path.size() - 1;
    return new TableName(path.get(last - 1), path.get(last));
  }

  private WriteContext context(String operation) {
    return new WriteContext(
        CommitKey.random(), runtime.settings().user(), operation, attempt.cancellation());
  }
}
