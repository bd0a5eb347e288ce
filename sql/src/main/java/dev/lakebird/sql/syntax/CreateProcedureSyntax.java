package dev.lakebird.sql.syntax;

import java.util.List;

/// `CREATE PROCEDURE name(parameters) BEGIN … END`.
public record CreateProcedureSyntax(
    SourceSpan span,
    CreateMode mode,
    PathSyntax name,
    List<FunctionParameterSyntax> parameters,
    List<OptionSyntax> options,
    BlockSyntax body)
    implements StatementSyntax {
  public CreateProcedureSyntax {
    parameters = List.copyOf(parameters);
    options = List.copyOf(options);
  }
}
