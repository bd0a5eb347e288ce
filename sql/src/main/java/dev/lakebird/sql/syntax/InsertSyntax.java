package dev.lakebird.sql.syntax;

import java.util.List;

/// `INSERT [INTO] target [(columns)] source`; no columns means all.
public record InsertSyntax(
    SourceSpan span, PathSyntax target, List<IdentifierSyntax> columns, InsertSourceSyntax source)
    implements StatementSyntax {
  public InsertSyntax {
    columns = List.copyOf(columns);
  }
}
