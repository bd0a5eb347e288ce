package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.WindowCall;
import dev.lakebird.sql.syntax.CallSyntax;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.WindowSyntax;
import java.util.List;

/// What becomes of a window function inside an expression.
sealed interface WindowSink permits WindowCollector, WindowSink.Forbidden {
  /// Says whether window functions may stand here, before anything else is said of one.
  void check(CallSyntax syntax);

  /// The window of a WINDOW clause.
  WindowSyntax named(IdentifierSyntax name);

  /// The value of the function, to use in its place.
  PlanExpression add(
      List<PlanExpression> partitionBy, List<SortKey> orderBy, WindowCall call, CallSyntax syntax);

  /// A place that takes no window functions.
  ///
  /// @param message what is said; `%s` stands for the name of the function
  record Forbidden(String message) implements WindowSink {
    /// For a clause such as `WHERE clause`.
    static Forbidden in(String clause) {
      return new Forbidden("Analytic function %s not allowed in " + clause);
    }

    @Override
    public void check(CallSyntax syntax) {
      throw AnalysisError.invalid(
          syntax, message.formatted(String.join(".", syntax.functionNames())));
    }

    @Override
    public WindowSyntax named(IdentifierSyntax name) {
      throw AnalysisError.invalid(name, "No window is defined here");
    }

    @Override
    public PlanExpression add(
        List<PlanExpression> partitionBy,
        List<SortKey> orderBy,
        WindowCall call,
        CallSyntax syntax) {
      throw AnalysisError.invalid(syntax, message.formatted(call.name()));
    }
  }
}
