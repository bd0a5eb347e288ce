package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.WritePlan;
import dev.lakebird.sql.syntax.CreateMode;
import dev.lakebird.sql.syntax.ObjectKind;
import dev.lakebird.sql.syntax.StatementSyntax;
import dev.lakebird.types.Column;
import java.util.List;

/// A statement that is understood: a plan to run, or a command with typed parts.
public sealed interface AnalyzedStatement {
  /// A query.
  ///
  /// @param columns of the result; a column without a name is called `f0_`, `f1_`, …
  /// @param valueTable whether rows are values: the columns are the fields of a STRUCT, or the only column
  ///     is a value without a name
  /// @param tables what is read, each use once
  record Query(
      LogicalPlan plan, List<Column> columns, boolean valueTable, List<TableDescription> tables)
      implements AnalyzedStatement {
    public Query {
      columns = List.copyOf(columns);
      tables = List.copyOf(tables);
    }
  }

  /// An INSERT; NOT NULL and type parameters are checked where rows are written.
  record Insert(WritePlan plan, List<TableDescription> tables) implements AnalyzedStatement {
    public Insert {
      tables = List.copyOf(tables);
    }
  }

  /// CREATE TABLE … AS: the table is made as [CreateTable] says, with the rows of the plan.
  record CreateTableAs(CreateTable table, WritePlan plan, List<TableDescription> tables)
      implements AnalyzedStatement {
    public CreateTableAs {
      tables = List.copyOf(tables);
    }
  }

  /// EXPORT DATA: the rows of the plan go to files.
  ///
  /// @param plan its target has the columns of the files
  /// @param options as written; who runs the statement knows which there are
  /// @param position where the statement stands
  record ExportData(
      WritePlan plan,
      List<StatementOption> options,
      SourcePosition position,
      List<TableDescription> tables)
      implements AnalyzedStatement {
    public ExportData {
      options = List.copyOf(options);
      tables = List.copyOf(tables);
    }
  }

  /// CREATE TABLE.
  ///
  /// @param name with its dataset, unless it is temporary
  /// @param valueTable whether the only column is the row's value; of temporary tables alone
  record CreateTable(
      List<String> name,
      List<Column> columns,
      boolean orReplace,
      boolean ifNotExists,
      boolean temporary,
      boolean valueTable)
      implements AnalyzedStatement {
    public CreateTable {
      name = List.copyOf(name);
      columns = List.copyOf(columns);
    }
  }

  /// CREATE SCHEMA.
  record CreateSchema(List<String> name, boolean orReplace, boolean ifNotExists)
      implements AnalyzedStatement {
    public CreateSchema {
      name = List.copyOf(name);
    }
  }

  /// DROP TABLE.
  record DropTable(List<String> name, boolean ifExists) implements AnalyzedStatement {
    public DropTable {
      name = List.copyOf(name);
    }
  }

  /// DROP SCHEMA; with `cascade` what it holds is dropped too, else it must be empty.
  record DropSchema(List<String> name, boolean ifExists, boolean cascade)
      implements AnalyzedStatement {
    public DropSchema {
      name = List.copyOf(name);
    }
  }

  /// LOAD DATA.
  ///
  /// @param name with its dataset, unless the table is temporary
  /// @param overwrite whether the rows and the columns of a table that stands are replaced
  /// @param columns as written; empty where they are those of the table or to be found in the files
  /// @param source the options of FILES
  /// @param position where the statement begins
  record LoadData(
      List<String> name,
      boolean overwrite,
      boolean temporary,
      List<Column> columns,
      List<StatementOption> source,
      SourcePosition position)
      implements AnalyzedStatement {
    public LoadData {
      name = List.copyOf(name);
      columns = List.copyOf(columns);
      source = List.copyOf(source);
    }
  }

  /// UPDATE, DELETE, MERGE or TRUNCATE TABLE.
  ///
  /// @param operation its name
  /// @param plan the rows that the table has afterwards and those it has no more; the last column says what
  ///     became of each: 0 kept, 1 updated, 2 inserted, 3 deleted
  /// @param matchesSource whether rows are matched with those of another relation, of which one row may
  ///     match at most one
  record Change(
      String operation, WritePlan plan, boolean matchesSource, List<TableDescription> tables)
      implements AnalyzedStatement {
    public Change {
      tables = List.copyOf(tables);
    }
  }

  /// CREATE FUNCTION, TABLE FUNCTION or VIEW: what stands in the definition is analysed again wherever it
  /// is used.
  ///
  /// @param kind FUNCTION, TABLE_FUNCTION or VIEW
  /// @param definition the statement itself
  record CreateObject(
      ObjectKind kind, List<String> name, CreateMode mode, StatementSyntax definition)
      implements AnalyzedStatement {
    public CreateObject {
      name = List.copyOf(name);
    }
  }

  /// DROP FUNCTION, TABLE FUNCTION or VIEW.
  record DropObject(ObjectKind kind, List<String> name, boolean ifExists)
      implements AnalyzedStatement {
    public DropObject {
      name = List.copyOf(name);
    }
  }

  /// EXPLAIN; with `analyze` the statement is run.
  record Explain(boolean analyze, AnalyzedStatement statement) implements AnalyzedStatement {}
}
