package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parameter of a routine. Without a type it is `ANY TYPE`, or `ANY TABLE` where `anyTable`, or `TABLE<columns>` where
/// there are columns.
public record FunctionParameterSyntax(
    SourceSpan span,
    IdentifierSyntax name,
    ParameterMode mode,
    @Nullable TypeSyntax type,
    List<ColumnSyntax> tableColumns,
    boolean anyTable,
    @Nullable ExpressionSyntax defaultValue,
    boolean notAggregate)
    implements Syntax {
  public FunctionParameterSyntax {
    tableColumns = List.copyOf(tableColumns);
  }
}
