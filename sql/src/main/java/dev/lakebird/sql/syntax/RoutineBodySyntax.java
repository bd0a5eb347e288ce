package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// What a function runs.
public sealed interface RoutineBodySyntax extends Syntax {
  /// `AS (expression)`.
  record Sql(SourceSpan span, ExpressionSyntax expression) implements RoutineBodySyntax {}

  /// `[determinism] LANGUAGE language AS 'code'`; the determinism as written, such as `NOT DETERMINISTIC`.
  record External(
      SourceSpan span, String language, @Nullable String determinism, @Nullable String code)
      implements RoutineBodySyntax {}
}
