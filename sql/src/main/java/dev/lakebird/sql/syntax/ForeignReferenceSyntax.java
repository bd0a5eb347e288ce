package dev.lakebird.sql.syntax;

import java.util.List;

/// `REFERENCES table (columns) [NOT ENFORCED]`.
public record ForeignReferenceSyntax(
    SourceSpan span, PathSyntax table, List<IdentifierSyntax> columns, boolean enforced)
    implements Syntax {
  public ForeignReferenceSyntax {
    columns = List.copyOf(columns);
  }
}
