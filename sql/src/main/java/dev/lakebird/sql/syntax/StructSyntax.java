package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `STRUCT(…)` or `STRUCT<…>(…)`.
public record StructSyntax(
    SourceSpan span, @Nullable StructTypeSyntax type, List<StructFieldSyntax> fields)
    implements ExpressionSyntax {
  public StructSyntax {
    fields = List.copyOf(fields);
  }
}
