package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.WritePlan;
import dev.lakebird.sql.syntax.ColumnSyntax;
import dev.lakebird.sql.syntax.CreateMode;
import dev.lakebird.sql.syntax.CreateTableSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.QuerySyntax;
import dev.lakebird.sql.syntax.Syntax;
import dev.lakebird.types.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// CREATE TABLE, with columns or AS a query.
final class CreateTableAnalyzer {
  /// What the column of a value table is called inside.
  private static final String VALUE = "value";

  private final StatementContext statement;

  CreateTableAnalyzer(StatementContext statement) {
    this.statement = statement;
  }

  AnalyzedStatement analyze(CreateTableSyntax syntax) {
    refuseUnknown(syntax);
    var columns = new ArrayList<Column>();
    var collation = syntax.defaultCollation();
    syntax.columns().forEach(column -> columns.add(column(column, collation)));
    checkNames(syntax, columns);
    var query = syntax.query();
    if (query != null) {
      return as(syntax, query, columns);
    }
    if (columns.isEmpty()) {
      throw AnalysisError.invalid(syntax, "CREATE TABLE must have columns or AS a query");
    }
    return table(syntax, columns, false);
  }

  private static void refuseUnknown(CreateTableSyntax syntax) {
    var origin = syntax.origin();
    if (origin != null) {
      throw AnalysisError.unimplemented(origin, "CREATE TABLE " + origin.kind());
    }
    if (!syntax.constraints().isEmpty()) {
      throw AnalysisError.unimplemented(syntax.constraints().getFirst(), "A table constraint");
    }
    if (!syntax.partitionBy().isEmpty()) {
      throw AnalysisError.unimplemented(syntax.partitionBy().getFirst(), "PARTITION BY of a table");
    }
    if (!syntax.clusterBy().isEmpty()) {
      throw AnalysisError.unimplemented(syntax.clusterBy().getFirst(), "CLUSTER BY of a table");
    }
    if (!syntax.options().isEmpty()) {
      throw AnalysisError.unimplemented(syntax.options().getFirst(), "OPTIONS of CREATE TABLE");
    }
  }

  private AnalyzedStatement.CreateTable table(
      CreateTableSyntax syntax, List<Column> columns, boolean valueTable) {
    var mode = syntax.mode();
    var name =
        mode.temporary()
            ? syntax.name().objectNames()
            : TableNames.qualified(statement, syntax.name());
    return new AnalyzedStatement.CreateTable(
        name, columns, mode.orReplace(), mode.ifNotExists(), mode.temporary(), valueTable);
  }

  /// A column that a statement writes out.
  static Column column(ColumnSyntax syntax) {
    return column(syntax, null);
  }

  private static Column column(ColumnSyntax syntax, @Nullable ExpressionSyntax collation) {
    var type = syntax.type();
    if (type == null || syntax.generated() != null) {
      throw AnalysisError.unimplemented(syntax, "A generated column");
    }
    if (syntax.defaultValue() != null) {
      throw AnalysisError.unimplemented(syntax, "DEFAULT of a column");
    }
    if (syntax.primaryKey() || syntax.references() != null) {
      throw AnalysisError.unimplemented(syntax, "A table constraint");
    }
    if (!syntax.options().isEmpty()) {
      throw AnalysisError.unimplemented(syntax.options().getFirst(), "OPTIONS of a column");
    }
    return new Column(
        syntax.name().name(),
        collation == null ? TypeAnalyzer.type(type) : Collations.withDefault(type, collation),
        TypeAnalyzer.parameters(type),
        !syntax.notNull());
  }

  private static void checkNames(CreateTableSyntax syntax, List<Column> columns) {
    checkNames(syntax, syntax.columns(), columns, "CREATE TABLE");
  }

  /// Refuses two columns of one name.
  ///
  /// @param written the syntax of the first columns
  /// @param where the statement, for the message
  static void checkNames(
      Syntax syntax, List<ColumnSyntax> written, List<Column> columns, String where) {
    var names = new HashSet<String>();
    for (int i = 0; i < columns.size(); i++) {
      var name = columns.get(i).name();
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw AnalysisError.at(
            i < written.size() ? written.get(i) : syntax,
            ErrorCode.INVALID_QUERY,
            "Duplicate column name " + name + " in " + where);
      }
    }
  }

  private AnalyzedStatement as(CreateTableSyntax syntax, QuerySyntax query, List<Column> written) {
    var result =
        new QueryAnalyzer(statement, CommonTables.NONE, null).analyze(query).expanded(statement);
    boolean value = syntax.mode().temporary() && written.isEmpty() && isScalar(result);
    var resultColumns =
        value
            ? List.of(Column.of(VALUE, result.columns().getFirst().column().type()))
            : resultColumns(result, query, written);
    var columns = written.isEmpty() ? resultColumns : written;
    checkNames(syntax, columns);
    var table = table(syntax, columns, value);
    var plan = coerced(result, columns, query);
    var target = TableDescription.of(table.name(), Map.of(), columns);
    return new AnalyzedStatement.CreateTableAs(
        table,
        new WritePlan(kind(syntax.mode()), target, plan, plan.columns()),
        statement.tablesRead());
  }

  /// Rows that are values of their own, not the fields of a STRUCT, which are columns.
  private static boolean isScalar(QueryResult result) {
    return result.valueTable()
        && result.columns().size() == 1
        && result.columns().getFirst().name().isEmpty();
  }

  private static WritePlan.Kind kind(CreateMode mode) {
    if (mode.orReplace()) {
      return WritePlan.Kind.CREATE_OR_REPLACE;
    }
    return mode.ifNotExists() ? WritePlan.Kind.CREATE_IF_ABSENT : WritePlan.Kind.CREATE;
  }

  private static List<Column> resultColumns(
      QueryResult result, QuerySyntax query, List<Column> written) {
    var columns = new ArrayList<Column>();
    for (var output : result.columns()) {
      if (output.name().isEmpty() && written.isEmpty()) {
        throw AnalysisError.invalid(
            query,
            "CREATE TABLE columns must be named, but column "
                + (columns.size() + 1)
                + " has no name");
      }
      columns.add(Column.of(output.name(), output.column().type()));
    }
    if (!written.isEmpty() && written.size() != columns.size()) {
      throw AnalysisError.invalid(
          query,
          "The number of columns in the column definition list does not match the number of"
              + " columns produced by the query");
    }
    return columns;
  }

  private LogicalPlan coerced(QueryResult result, List<Column> columns, QuerySyntax query) {
    var assignments = new ArrayList<Assignment>();
    boolean changed = false;
    for (int i = 0; i < columns.size(); i++) {
      var source = result.columns().get(i).column();
      var target = columns.get(i);
      var value = new ColumnReference(source, Place.at(query.span().start()));
      var stored = StoredValues.convert(statement, value, target, query);
      changed |= !(stored instanceof ColumnReference);
      assignments.add(
          stored instanceof ColumnReference
              ? Assignment.pass(source)
              : new Assignment(statement.column(target.name(), target.type()), stored));
    }
    return changed ? new ProjectPlan(result.plan(), assignments) : result.plan();
  }
}
