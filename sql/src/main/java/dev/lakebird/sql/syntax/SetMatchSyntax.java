package dev.lakebird.sql.syntax;

import java.util.List;

/// Pairing of columns by name: `[FULL | LEFT | INNER] … BY NAME [ON (columns)]`, `[STRICT] CORRESPONDING [BY (columns)]`.
/// Strict: every input must have the same columns (`BY NAME` without a mode, and `STRICT CORRESPONDING`).
public record SetMatchSyntax(
    SourceSpan span, SetMatchMode mode, boolean strict, List<IdentifierSyntax> columns)
    implements Syntax {
  public SetMatchSyntax {
    columns = List.copyOf(columns);
  }
}
