package dev.lakebird.sql.syntax;

import java.util.List;

/// A dotted name: a column with its fields, a table, a function. As an expression it is the longest run of
/// `a.b.c` that begins with a name; what the parts mean is for name resolution.
public record PathSyntax(SourceSpan span, List<IdentifierSyntax> parts)
    implements ExpressionSyntax {
  public PathSyntax {
    parts = List.copyOf(parts);
  }

  /// The parts as text.
  public List<String> names() {
    return parts.stream().map(IdentifierSyntax::name).toList();
  }

  /// The parts of a table, view, routine or schema name: a back-quoted part that holds dots stands for
  /// several (`` `project.dataset.table` ``), as BigQuery reads it. A domain-scoped project
  /// (`example.com:project`) and a part with a slash (a file path) stay whole.
  public List<String> objectNames() {
    return ObjectNames.split(parts);
  }
}
