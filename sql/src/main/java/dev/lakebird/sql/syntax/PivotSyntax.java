package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `input PIVOT(aggregates FOR column IN (values)) [[AS] alias]`.
public record PivotSyntax(
    SourceSpan span,
    FromItemSyntax input,
    List<PivotAggregateSyntax> aggregates,
    ExpressionSyntax column,
    List<PivotValueSyntax> values,
    @Nullable IdentifierSyntax alias)
    implements FromItemSyntax {
  public PivotSyntax {
    aggregates = List.copyOf(aggregates);
    values = List.copyOf(values);
  }
}
