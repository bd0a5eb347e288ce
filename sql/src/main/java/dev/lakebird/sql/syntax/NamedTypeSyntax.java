package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A type by its name, with parameters (`NUMERIC(15, 2)`, `STRING(10)`: literals) and `COLLATE`, where written.
public record NamedTypeSyntax(
    SourceSpan span,
    PathSyntax name,
    List<ExpressionSyntax> parameters,
    @Nullable ExpressionSyntax collation)
    implements TypeSyntax {
  public NamedTypeSyntax {
    parameters = List.copyOf(parameters);
  }
}
