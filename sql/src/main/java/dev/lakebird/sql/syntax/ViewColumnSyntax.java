package dev.lakebird.sql.syntax;

import java.util.List;

/// A column name of a view.
public record ViewColumnSyntax(SourceSpan span, IdentifierSyntax name, List<OptionSyntax> options)
    implements Syntax {
  public ViewColumnSyntax {
    options = List.copyOf(options);
  }
}
