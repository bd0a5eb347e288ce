package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `CREATE [AGGREGATE] FUNCTION name(parameters) …`.
public record CreateFunctionSyntax(
    SourceSpan span,
    CreateMode mode,
    boolean aggregate,
    PathSyntax name,
    List<FunctionParameterSyntax> parameters,
    @Nullable TypeSyntax returnType,
    RoutineBodySyntax body,
    List<OptionSyntax> options)
    implements StatementSyntax {
  public CreateFunctionSyntax {
    parameters = List.copyOf(parameters);
    options = List.copyOf(options);
  }
}
