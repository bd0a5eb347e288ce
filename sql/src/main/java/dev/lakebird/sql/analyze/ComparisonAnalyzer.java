package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.sql.plan.ArrayOf;
import dev.lakebird.sql.plan.InList;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.ArraySubquerySyntax;
import dev.lakebird.sql.syntax.BetweenSyntax;
import dev.lakebird.sql.syntax.DistinctFromSyntax;
import dev.lakebird.sql.syntax.InListSyntax;
import dev.lakebird.sql.syntax.InUnnestSyntax;
import dev.lakebird.sql.syntax.IsSyntax;
import dev.lakebird.sql.syntax.LikeSyntax;
import dev.lakebird.sql.syntax.PatternsSyntax;
import dev.lakebird.sql.syntax.QuantifiedLikeSyntax;
import dev.lakebird.sql.syntax.Syntax;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// BETWEEN, IN, IS and LIKE.
final class ComparisonAnalyzer {
  private final ExpressionAnalyzer expressions;

  ComparisonAnalyzer(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  private PlanExpression call(String name, Syntax syntax, PlanExpression... arguments) {
    return expressions.calls().operator(name, syntax, Place.at(syntax.span().start()), arguments);
  }

  private PlanExpression negatedIf(boolean negated, Syntax syntax, PlanExpression expression) {
    return negated ? call("$not", syntax, expression) : expression;
  }

  PlanExpression distinctFrom(DistinctFromSyntax syntax) {
    return call(
        syntax.negated() ? "$is_not_distinct_from" : "$is_distinct_from",
        syntax,
        expressions.analyze(syntax.left()),
        expressions.analyze(syntax.right()));
  }

  PlanExpression is(IsSyntax syntax) {
    var operand = expressions.analyze(syntax.operand());
    return switch (syntax.test()) {
      case NULL -> call(syntax.negated() ? "$is_not_null" : "$is_null", syntax, operand);
      case UNKNOWN -> unknown(syntax, operand);
      case TRUE -> negatedIf(syntax.negated(), syntax, call("$is_true", syntax, operand));
      case FALSE -> negatedIf(syntax.negated(), syntax, call("$is_false", syntax, operand));
    };
  }

  private PlanExpression unknown(IsSyntax syntax, PlanExpression operand) {
    if (!Coercion.coerces(operand, SqlType.BOOL)) {
      throw AnalysisError.typeMismatch(
          syntax, "IS UNKNOWN expects a BOOL, not " + operand.type().sqlName());
    }
    return call(
        syntax.negated() ? "$is_not_null" : "$is_null",
        syntax,
        expressions.coerce(operand, SqlType.BOOL));
  }

  /// Two comparisons, so that each can be pushed down for itself.
  PlanExpression between(BetweenSyntax syntax) {
    var least = expressions.analyze(syntax.low());
    var greatest = expressions.analyze(syntax.high());
    var operand =
        Collations.inCommon(
            expressions.analyze(syntax.operand()), List.of(least, greatest), syntax);
    var low = call("$greater_or_equal", syntax, operand, least);
    var high = call("$less_or_equal", syntax, operand, greatest);
    return negatedIf(syntax.negated(), syntax, call("$and", syntax, low, high));
  }

  PlanExpression inList(InListSyntax syntax) {
    var operand = expressions.analyze(syntax.operand());
    var items = expressions.analyzeAll(syntax.items());
    var all = new ArrayList<PlanExpression>();
    all.add(operand);
    all.addAll(items);
    var types =
        items.stream().map(e -> e.type().sqlName()).distinct().collect(Collectors.joining(", "));
    var type =
        Supertypes.of(all)
            .orElseThrow(
                () ->
                    AnalysisError.at(
                        syntax,
                        ErrorCode.UNKNOWN_FUNCTION,
                        "No matching signature for operator IN for argument types "
                            + operand.type().sqlName()
                            + " and {"
                            + types
                            + "}"));
    var coerced = all.stream().map(e -> expressions.coerce(e, type)).toList();
    call("$equal", syntax, coerced.get(0), coerced.get(1));
    return negatedIf(
        syntax.negated(),
        syntax,
        new InList(
            coerced.getFirst(),
            coerced.subList(1, coerced.size()),
            Place.at(syntax.span().start())));
  }

  PlanExpression inUnnest(InUnnestSyntax syntax) {
    return negatedIf(
        syntax.negated(),
        syntax,
        call(
            "$in_array",
            syntax,
            expressions.analyze(syntax.operand()),
            expressions.analyze(syntax.array())));
  }

  PlanExpression like(LikeSyntax syntax) {
    return negatedIf(
        syntax.negated(),
        syntax,
        call(
            "$like",
            syntax,
            expressions.analyze(syntax.operand()),
            expressions.analyze(syntax.pattern())));
  }

  /// ANY is TRUE where one pattern matches (or, negated, does not); ALL where every one does.
  PlanExpression quantifiedLike(QuantifiedLikeSyntax syntax) {
    var operand = expressions.analyze(syntax.operand());
    var array = patternArray(syntax);
    if (array != null) {
      var name =
          (syntax.negated() ? "$not_like_" : "$like_")
              + switch (syntax.quantifier()) {
                case ANY -> "any";
                case ALL -> "all";
              };
      return call(name, syntax, operand, array);
    }
    var tests = new ArrayList<PlanExpression>();
    var patterns = patterns(syntax);
    var text = Collations.inCommon(operand, patterns, syntax);
    for (var pattern : patterns) {
      tests.add(negatedIf(syntax.negated(), syntax, call("$like", syntax, text, pattern)));
    }
    if (tests.size() == 1) {
      return tests.getFirst();
    }
    var name =
        switch (syntax.quantifier()) {
          case ANY -> "$or";
          case ALL -> "$and";
        };
    return expressions.calls().operator(name, syntax, Place.at(syntax.span().start()), tests);
  }

  private List<PlanExpression> patterns(QuantifiedLikeSyntax syntax) {
    return switch (syntax.patterns()) {
      case PatternsSyntax.Listed listed -> expressions.analyzeAll(listed.items());
      case PatternsSyntax.Unnested unnested -> {
        if (expressions.analyze(unnested.array()) instanceof ArrayOf array) {
          yield array.elements();
        }
        throw new IllegalStateException("The array is tested as a whole");
      }
      case PatternsSyntax.Queried queried ->
          throw new IllegalStateException("The subquery is tested as an array");
    };
  }

  /// The patterns as one array, where they are not written one by one.
  private @Nullable PlanExpression patternArray(QuantifiedLikeSyntax syntax) {
    return switch (syntax.patterns()) {
      case PatternsSyntax.Listed listed -> null;
      case PatternsSyntax.Unnested unnested -> {
        var array = expressions.analyze(unnested.array());
        yield array instanceof ArrayOf ? null : array;
      }
      case PatternsSyntax.Queried queried ->
          expressions.analyze(new ArraySubquerySyntax(queried.span(), queried.query()));
    };
  }
}
