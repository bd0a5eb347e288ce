package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A constraint of a table; BigQuery enforces none.
public sealed interface ConstraintSyntax extends Syntax {
  /// `PRIMARY KEY (columns)`.
  record PrimaryKey(
      SourceSpan span,
      @Nullable IdentifierSyntax name,
      List<IdentifierSyntax> columns,
      boolean enforced)
      implements ConstraintSyntax {
    public PrimaryKey {
      columns = List.copyOf(columns);
    }
  }

  /// `FOREIGN KEY (columns) REFERENCES …`.
  record ForeignKey(
      SourceSpan span,
      @Nullable IdentifierSyntax name,
      List<IdentifierSyntax> columns,
      ForeignReferenceSyntax references)
      implements ConstraintSyntax {
    public ForeignKey {
      columns = List.copyOf(columns);
    }
  }

  /// `CHECK (condition)`.
  record Check(
      SourceSpan span,
      @Nullable IdentifierSyntax name,
      ExpressionSyntax condition,
      boolean enforced)
      implements ConstraintSyntax {}
}
