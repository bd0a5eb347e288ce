package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Columns that become one row of an UNPIVOT, and the name given to the row: a string or integer literal.
public record UnpivotInputSyntax(
    SourceSpan span, List<PathSyntax> columns, @Nullable ExpressionSyntax label) implements Syntax {
  public UnpivotInputSyntax {
    columns = List.copyOf(columns);
  }
}
