package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field of a struct type, perhaps anonymous; `NOT NULL` and `OPTIONS` only in column definitions.
public record StructTypeFieldSyntax(
    SourceSpan span,
    @Nullable IdentifierSyntax name,
    TypeSyntax type,
    boolean notNull,
    List<OptionSyntax> options)
    implements Syntax {
  public StructTypeFieldSyntax {
    options = List.copyOf(options);
  }
}
