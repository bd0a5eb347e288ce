package dev.lakebird.sql.syntax;

import java.util.List;

/// A query and the pipe operators behind it, at least one.
public record PipedSyntax(
    SourceSpan span, QueryBodySyntax input, List<PipeOperatorSyntax> operators)
    implements QueryBodySyntax {
  public PipedSyntax {
    operators = List.copyOf(operators);
  }
}
