package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column of CREATE TABLE or ADD COLUMN; the type may be absent only beside a generating expression.
public record ColumnSyntax(
    SourceSpan span,
    IdentifierSyntax name,
    @Nullable TypeSyntax type,
    boolean notNull,
    boolean primaryKey,
    @Nullable ExpressionSyntax defaultValue,
    @Nullable ExpressionSyntax generated,
    @Nullable ForeignReferenceSyntax references,
    List<OptionSyntax> options)
    implements Syntax {
  public ColumnSyntax {
    options = List.copyOf(options);
  }
}
