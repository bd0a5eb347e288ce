package dev.lakebird.sql.syntax;

import java.util.List;

/// `GROUPING SETS(…)` of sets, rollups and cubes.
public record GroupingSetsSyntax(SourceSpan span, List<GroupingItemSyntax> items)
    implements GroupingItemSyntax {
  public GroupingSetsSyntax {
    items = List.copyOf(items);
  }
}
