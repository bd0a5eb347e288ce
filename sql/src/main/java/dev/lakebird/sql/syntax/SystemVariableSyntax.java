package dev.lakebird.sql.syntax;

import java.util.List;

/// `@@name`, with its dotted parts.
public record SystemVariableSyntax(SourceSpan span, List<IdentifierSyntax> parts)
    implements ExpressionSyntax {
  public SystemVariableSyntax {
    parts = List.copyOf(parts);
  }
}
