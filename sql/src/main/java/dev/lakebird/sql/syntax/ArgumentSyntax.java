package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One argument of a call; `name` where it is written `name => value`.
public sealed interface ArgumentSyntax extends Syntax {
  /// The name of a named argument, else null.
  @Nullable IdentifierSyntax name();

  /// A value. Date parts (`DAY`, `WEEK(MONDAY)`) come this way too: a path, or a call of one path argument.
  record Value(SourceSpan span, @Nullable IdentifierSyntax name, ExpressionSyntax value)
      implements ArgumentSyntax {}

  /// `*`, as in `COUNT(*)`.
  record Star(SourceSpan span) implements ArgumentSyntax {
    @Override
    public @Nullable IdentifierSyntax name() {
      return null;
    }
  }

  /// `parameters -> body`.
  record Lambda(
      SourceSpan span,
      @Nullable IdentifierSyntax name,
      List<IdentifierSyntax> parameters,
      ExpressionSyntax body)
      implements ArgumentSyntax {
    public Lambda {
      parameters = List.copyOf(parameters);
    }
  }

  /// `TABLE path`, to a table function.
  record Table(SourceSpan span, @Nullable IdentifierSyntax name, PathSyntax path)
      implements ArgumentSyntax {}

  /// `MODEL path`, to a table function.
  record Model(SourceSpan span, @Nullable IdentifierSyntax name, PathSyntax path)
      implements ArgumentSyntax {}
}
