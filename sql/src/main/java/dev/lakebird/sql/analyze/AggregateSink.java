package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.AggregateCall;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.CallSyntax;

/// What becomes of an aggregate call inside an expression.
sealed interface AggregateSink permits AggregateCollector, AggregateSink.Forbidden {
  /// The value of the aggregate, to use in its place.
  PlanExpression add(AggregateCall call, CallSyntax syntax);

  /// Notes the call of an aggregate function written in SQL, whose body may have no aggregate at all.
  void called(String name, CallSyntax syntax);

  /// The value of GROUPING for a key, to use in its place.
  PlanExpression grouping(PlanExpression key, CallSyntax syntax);

  /// A place that takes no aggregates.
  ///
  /// @param message what is said; `%s` stands for the name of the function
  record Forbidden(String message) implements AggregateSink {
    /// For a clause such as `WHERE clause`.
    static Forbidden in(String clause) {
      return new Forbidden("Aggregate function %s not allowed in " + clause);
    }

    @Override
    public PlanExpression add(AggregateCall call, CallSyntax syntax) {
      throw AnalysisError.invalid(syntax, message.formatted(call.name()));
    }

    @Override
    public void called(String name, CallSyntax syntax) {
      throw AnalysisError.invalid(syntax, message.formatted(name));
    }

    @Override
    public PlanExpression grouping(PlanExpression key, CallSyntax syntax) {
      throw AnalysisError.invalid(syntax, message.formatted("GROUPING"));
    }
  }
}
