package dev.lakebird.sql.syntax;

import java.util.List;

/// One row of VALUES.
public record InsertRowSyntax(SourceSpan span, List<AssignedValueSyntax> values) implements Syntax {
  public InsertRowSyntax {
    values = List.copyOf(values);
  }
}
