package dev.lakebird.sql.syntax;

import java.util.List;

/// `(a, b)` inside ROLLUP, CUBE or GROUPING SETS (one expression there is a set of one), or `()`.
public record GroupingSetSyntax(SourceSpan span, List<ExpressionSyntax> expressions)
    implements GroupingItemSyntax {
  public GroupingSetSyntax {
    expressions = List.copyOf(expressions);
  }
}
