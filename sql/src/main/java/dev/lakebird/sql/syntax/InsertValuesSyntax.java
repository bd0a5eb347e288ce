package dev.lakebird.sql.syntax;

import java.util.List;

/// `VALUES (…), (…)`.
public record InsertValuesSyntax(SourceSpan span, List<InsertRowSyntax> rows)
    implements InsertSourceSyntax {
  public InsertValuesSyntax {
    rows = List.copyOf(rows);
  }
}
