package dev.lakebird.sql.syntax;

import java.util.List;

/// `STRUCT<fields>`.
public record StructTypeSyntax(SourceSpan span, List<StructTypeFieldSyntax> fields)
    implements TypeSyntax {
  public StructTypeSyntax {
    fields = List.copyOf(fields);
  }
}
