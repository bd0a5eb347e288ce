package dev.lakebird.sql.syntax;

import java.util.List;

/// `ALTER {TABLE | VIEW | MATERIALIZED VIEW | SCHEMA} [IF EXISTS] name actions`.
public record AlterSyntax(
    SourceSpan span,
    ObjectKind kind,
    boolean ifExists,
    PathSyntax name,
    List<AlterActionSyntax> actions)
    implements StatementSyntax {
  public AlterSyntax {
    actions = List.copyOf(actions);
  }
}
