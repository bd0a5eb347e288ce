package dev.lakebird.sql.syntax;

import java.util.List;

/// A GROUP BY clause; `GROUP BY ALL` has no items.
public record GroupBySyntax(SourceSpan span, boolean all, List<GroupingItemSyntax> items)
    implements Syntax {
  public GroupBySyntax {
    items = List.copyOf(items);
  }
}
