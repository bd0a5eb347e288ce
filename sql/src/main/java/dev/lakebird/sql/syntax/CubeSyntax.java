package dev.lakebird.sql.syntax;

import java.util.List;

/// `CUBE(…)`.
public record CubeSyntax(SourceSpan span, List<GroupingSetSyntax> sets)
    implements GroupingItemSyntax {
  public CubeSyntax {
    sets = List.copyOf(sets);
  }
}
