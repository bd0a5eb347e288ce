package dev.lakebird.sql.syntax;

import java.util.List;

/// `WITH [RECURSIVE] …`.
public record WithSyntax(SourceSpan span, boolean recursive, List<CommonTableSyntax> tables)
    implements Syntax {
  public WithSyntax {
    tables = List.copyOf(tables);
  }
}
