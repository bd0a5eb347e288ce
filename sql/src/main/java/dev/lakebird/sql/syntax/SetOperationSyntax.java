package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A chain of one set operator: two or more inputs, in order, leaning to the left. Without `match`, columns pair by position.
public record SetOperationSyntax(
    SourceSpan span,
    SetOperator operator,
    boolean distinct,
    @Nullable SetMatchSyntax match,
    List<QueryBodySyntax> inputs)
    implements QueryBodySyntax {
  public SetOperationSyntax {
    inputs = List.copyOf(inputs);
  }
}
