package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `input UNPIVOT [INCLUDE NULLS] (valueColumns FOR nameColumn IN (inputs)) [[AS] alias]`.
public record UnpivotSyntax(
    SourceSpan span,
    FromItemSyntax input,
    boolean includeNulls,
    List<PathSyntax> valueColumns,
    IdentifierSyntax nameColumn,
    List<UnpivotInputSyntax> inputs,
    @Nullable IdentifierSyntax alias)
    implements FromItemSyntax {
  public UnpivotSyntax {
    valueColumns = List.copyOf(valueColumns);
    inputs = List.copyOf(inputs);
  }
}
