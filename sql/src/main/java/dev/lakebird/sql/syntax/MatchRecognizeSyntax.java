package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `input MATCH_RECOGNIZE(…) [[AS] alias]`.
///
/// @param toNextRow whether the search goes on with the row behind the first of a match, rather than
///     behind the last
public record MatchRecognizeSyntax(
    SourceSpan span,
    FromItemSyntax input,
    List<ExpressionSyntax> partitionBy,
    List<OrderItemSyntax> orderBy,
    List<Named> measures,
    boolean toNextRow,
    RowPatternSyntax pattern,
    List<Named> symbols,
    List<OptionSyntax> options,
    @Nullable IdentifierSyntax alias)
    implements FromItemSyntax {
  public MatchRecognizeSyntax {
    partitionBy = List.copyOf(partitionBy);
    orderBy = List.copyOf(orderBy);
    measures = List.copyOf(measures);
    symbols = List.copyOf(symbols);
    options = List.copyOf(options);
  }

  /// A measure or symbol and its expression.
  public record Named(SourceSpan span, IdentifierSyntax name, ExpressionSyntax expression)
      implements Syntax {}
}
