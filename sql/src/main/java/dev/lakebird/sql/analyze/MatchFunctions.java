package dev.lakebird.sql.analyze;

import dev.lakebird.functions.Functions;
import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.sql.plan.AggregateCall;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.ArgumentSyntax;
import dev.lakebird.sql.syntax.CallSyntax;
import dev.lakebird.sql.syntax.WindowSyntax;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The functions that stand in MATCH_RECOGNIZE alone. Source: the GoogleSQL reference,
/// "MATCH_RECOGNIZE".
sealed interface MatchFunctions {
  /// The value of a call, if the function is one of these.
  ///
  /// @param name in upper case
  Optional<PlanExpression> call(String name, CallSyntax syntax, ExpressionAnalyzer expressions);

  /// In DEFINE: PREV and NEXT look at rows before and behind.
  ///
  /// @param window the partitions and their order
  record OfRows(WindowSyntax window) implements MatchFunctions {
    @Override
    public Optional<PlanExpression> call(
        String name, CallSyntax syntax, ExpressionAnalyzer expressions) {
      var function =
          switch (name) {
            case "PREV" -> "LAG";
            case "NEXT" -> "LEAD";
            default -> "";
          };
      if (function.isEmpty()) {
        return Optional.empty();
      }
      if (syntax.arguments().isEmpty() || syntax.arguments().size() > 2 || syntax.over() != null) {
        throw AnalysisError.invalid(syntax, name + " takes a value and perhaps an offset");
      }
      return Optional.of(
          new WindowAnalyzer(expressions)
              .analyze(Functions.find(function).orElseThrow(), syntax, window));
    }
  }

  /// In MEASURES.
  ///
  /// @param match the number of the match
  /// @param number the number of a row in its match
  /// @param symbol the name of the symbol of a row
  record OfMatches(PlanExpression match, PlanExpression number, PlanExpression symbol)
      implements MatchFunctions {
    @Override
    public Optional<PlanExpression> call(
        String name, CallSyntax syntax, ExpressionAnalyzer expressions) {
      return switch (name) {
        case "MATCH_NUMBER" -> Optional.of(withoutArguments(match, syntax));
        case "MATCH_ROW_NUMBER" -> Optional.of(withoutArguments(number, syntax));
        case "CLASSIFIER" -> Optional.of(withoutArguments(symbol, syntax));
        case "FIRST" -> Optional.of(end(syntax, expressions, false));
        case "LAST" -> Optional.of(end(syntax, expressions, true));
        default -> Optional.empty();
      };
    }

    private static PlanExpression withoutArguments(PlanExpression value, CallSyntax syntax) {
      if (!syntax.arguments().isEmpty()) {
        throw AnalysisError.invalid(
            syntax, String.join(".", syntax.functionNames()) + " takes no arguments");
      }
      return value;
    }

    /// The value of the first or last row.
    private PlanExpression end(CallSyntax syntax, ExpressionAnalyzer expressions, boolean last) {
      if (syntax.arguments().size() != 1
          || !(syntax.arguments().getFirst() instanceof ArgumentSyntax.Value argument)) {
        throw AnalysisError.invalid(syntax, "FIRST and LAST take one value");
      }
      var inner =
          expressions.withAggregates(
              new AggregateSink.Forbidden("Aggregations of aggregations are not allowed"));
      var value = inner.analyze(argument.value());
      return expressions
          .aggregates()
          .add(
              new AggregateCall(
                  (AggregateFunction) Functions.find("ANY_VALUE").orElseThrow(),
                  List.of(value),
                  false,
                  null,
                  List.of(),
                  OptionalLong.empty(),
                  AggregateCall.Nulls.UNSAID,
                  new AggregateCall.Having(number, last),
                  value.type(),
                  Place.at(syntax.span().start())),
              syntax);
    }
  }
}
