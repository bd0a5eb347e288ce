package dev.lakebird.sql.syntax;

import java.util.List;

/// `EXECUTE IMMEDIATE sql [INTO variables] [USING arguments]`.
public record ExecuteImmediateSyntax(
    SourceSpan span,
    ExpressionSyntax sql,
    List<IdentifierSyntax> into,
    List<ExecuteArgumentSyntax> using)
    implements StatementSyntax {
  public ExecuteImmediateSyntax {
    into = List.copyOf(into);
    using = List.copyOf(using);
  }
}
