package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `DECLARE names [type] [DEFAULT value]`; at least one of the two is there.
public record DeclareSyntax(
    SourceSpan span,
    List<IdentifierSyntax> names,
    @Nullable TypeSyntax type,
    @Nullable ExpressionSyntax defaultValue)
    implements StatementSyntax {
  public DeclareSyntax {
    names = List.copyOf(names);
  }
}
