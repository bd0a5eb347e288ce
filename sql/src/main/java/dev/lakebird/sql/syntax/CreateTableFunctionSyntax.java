package dev.lakebird.sql.syntax;

import java.util.List;

/// `CREATE TABLE FUNCTION name(parameters) [RETURNS TABLE<returnColumns>] AS query`.
public record CreateTableFunctionSyntax(
    SourceSpan span,
    CreateMode mode,
    PathSyntax name,
    List<FunctionParameterSyntax> parameters,
    List<ColumnSyntax> returnColumns,
    List<OptionSyntax> options,
    QuerySyntax query)
    implements StatementSyntax {
  public CreateTableFunctionSyntax {
    parameters = List.copyOf(parameters);
    returnColumns = List.copyOf(returnColumns);
    options = List.copyOf(options);
  }
}
