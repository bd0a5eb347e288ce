package dev.lakebird.sql.syntax;

import java.util.List;

/// `ROLLUP(…)`.
public record RollupSyntax(SourceSpan span, List<GroupingSetSyntax> sets)
    implements GroupingItemSyntax {
  public RollupSyntax {
    sets = List.copyOf(sets);
  }
}
