package dev.lakebird.sql.syntax;

import java.util.List;

/// `SET target = value` or `SET (targets) = value`; a target is a path, a parameter or a system variable.
public record SetSyntax(SourceSpan span, List<ExpressionSyntax> targets, ExpressionSyntax value)
    implements StatementSyntax {
  public SetSyntax {
    targets = List.copyOf(targets);
  }
}
