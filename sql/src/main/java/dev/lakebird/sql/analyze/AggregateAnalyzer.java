package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.functions.Functions;
import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.SqlFunction;
import dev.lakebird.sql.plan.AggregateCall;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.sql.syntax.ArgumentSyntax;
import dev.lakebird.sql.syntax.CallModifiersSyntax;
import dev.lakebird.sql.syntax.CallSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.NullTreatment;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Aggregate calls with what stands inside their parentheses. Source: the GoogleSQL reference,
/// "Aggregate function calls".
final class AggregateAnalyzer {
  private final ExpressionAnalyzer outer;
  private final ExpressionAnalyzer inner;

  AggregateAnalyzer(ExpressionAnalyzer outer) {
    this.outer = outer;
    this.inner =
        outer
            .withAggregates(
                new AggregateSink.Forbidden("Aggregations of aggregations are not allowed"))
            .withWindows(
                new WindowSink.Forbidden(
                    "Analytic function %s cannot be an argument of an aggregate"));
  }

  PlanExpression analyze(AggregateFunction function, CallSyntax syntax) {
    return function.definition().name().equals("ARRAY_CONCAT_AGG")
        ? concatenation(function, syntax)
        : measure(function, syntax, arguments(function, syntax, inner));
  }

  /// PERCENTILE_CONT and PERCENTILE_DISC without OVER: of the values in their order, collected.
  PlanExpression percentile(SqlFunction function, CallSyntax syntax) {
    var place = Place.at(syntax.span().start());
    var modifiers = syntax.modifiers();
    if (syntax.distinct() || modifiers != null && !modifiers.orderBy().isEmpty()) {
      throw AnalysisError.invalid(
          syntax, function.definition().name() + " takes neither DISTINCT nor ORDER BY");
    }
    var resolved =
        outer
            .calls()
            .resolve(
                function, new CallAnalyzer(inner).callArguments(function, syntax), syntax, place);
    var value = resolved.arguments().getFirst();
    var collected =
        new AggregateCall(
            (AggregateFunction) Functions.find("ARRAY_AGG").orElseThrow(),
            List.of(value),
            false,
            filter(modifiers),
            List.of(new SortKey(value, false, true)),
            OptionalLong.empty(),
            modifiers == null || modifiers.nullTreatment() != NullTreatment.RESPECT
                ? AggregateCall.Nulls.IGNORE
                : AggregateCall.Nulls.RESPECT,
            having(modifiers),
            SqlType.array(value.type()),
            place);
    return outer
        .calls()
        .operator(
            "$" + function.definition().name().toLowerCase(Locale.ROOT),
            syntax,
            place,
            outer.aggregates().add(collected, syntax),
            resolved.arguments().getLast());
  }

  /// ARRAY_CONCAT_AGG: an array cannot hold arrays, so it holds structs of them, joined afterwards.
  private PlanExpression concatenation(AggregateFunction function, CallSyntax syntax) {
    var place = Place.at(syntax.span().start());
    if (syntax.distinct()) {
      throw AnalysisError.invalid(syntax, "DISTINCT is not allowed in ARRAY_CONCAT_AGG");
    }
    var resolved =
        outer.calls().resolve(function, arguments(function, syntax, inner), syntax, place);
    var array = resolved.arguments().getFirst();
    var struct =
        new StructOf(List.of(array), SqlType.struct(SqlType.Field.anonymous(array.type())), place);
    var collect = (AggregateFunction) Functions.find("ARRAY_AGG").orElseThrow();
    var arrays = measure(collect, syntax, CallArguments.of(List.of(struct)));
    return outer.calls().operator("$array_concat_all", syntax, place, arrays);
  }

  /// The value of a call over arguments that need not be those written.
  private PlanExpression measure(
      AggregateFunction function, CallSyntax syntax, CallArguments arguments) {
    if (syntax.safe()) {
      throw AnalysisError.invalid(
          syntax,
          "SAFE. is not supported before the aggregate function " + function.definition().name());
    }
    var place = Place.at(syntax.span().start());
    var modifiers = syntax.modifiers();
    var resolved = outer.calls().resolve(function, arguments, syntax, place);
    var orderBy = modifiers == null ? List.<SortKey>of() : orderBy(modifiers);
    if (syntax.distinct()) {
      checkDistinct(resolved.arguments(), syntax);
      if (modifiers != null) {
        checkDistinctOrder(resolved.arguments(), orderBy, modifiers);
      }
    }
    var call =
        new AggregateCall(
            function,
            resolved.arguments(),
            syntax.distinct(),
            filter(modifiers),
            orderBy,
            limit(modifiers),
            nulls(function, modifiers),
            having(modifiers),
            resolved.type(),
            place);
    return outer.aggregates().add(call, syntax);
  }

  /// The arguments of a call.
  ///
  /// @param inner over what stands inside of the parentheses
  static CallArguments arguments(
      AggregateFunction function, CallSyntax syntax, ExpressionAnalyzer inner) {
    if (syntax.arguments().size() == 1
        && syntax.arguments().getFirst() instanceof ArgumentSyntax.Star star) {
      if (!function.definition().name().equals("COUNT") || syntax.distinct()) {
        throw AnalysisError.invalid(
            star, "Argument * can only be used in COUNT(*), without DISTINCT");
      }
      return CallArguments.of(List.of());
    }
    var arguments = new CallAnalyzer(inner).callArguments(function, syntax);
    if (arguments.written().isEmpty() && function.definition().name().equals("COUNT")) {
      throw AnalysisError.at(
          syntax,
          ErrorCode.UNKNOWN_FUNCTION,
          "No matching signature for function COUNT with no arguments");
    }
    return arguments;
  }

  static void checkDistinct(List<PlanExpression> arguments, CallSyntax syntax) {
    for (var argument : arguments) {
      if (!argument.type().isGroupable()) {
        throw AnalysisError.typeMismatch(
            syntax,
            "Aggregate functions with DISTINCT cannot be used with arguments of type "
                + argument.type().sqlName());
      }
    }
  }

  private List<SortKey> orderBy(CallModifiersSyntax modifiers) {
    var keys = new ArrayList<SortKey>();
    for (var item : modifiers.orderBy()) {
      keys.add(SortKeys.of(item, inner.analyze(item.expression()), inner));
    }
    return keys;
  }

  private @Nullable PlanExpression filter(@Nullable CallModifiersSyntax modifiers) {
    var where = modifiers == null ? null : modifiers.where();
    return where == null ? null : inner.condition(where, "WHERE inside an aggregate");
  }

  private AggregateCall.@Nullable Having having(@Nullable CallModifiersSyntax modifiers) {
    if (modifiers == null || modifiers.having() == null) {
      return null;
    }
    var having = modifiers.having();
    var key = inner.analyze(having.expression());
    if (!key.type().isOrderable()) {
      throw AnalysisError.typeMismatch(
          having, "HAVING MAX and HAVING MIN do not support type " + key.type().sqlName());
    }
    return new AggregateCall.Having(key, having.max());
  }

  /// DISTINCT leaves no row to order by anything but the arguments.
  private static void checkDistinctOrder(
      List<PlanExpression> arguments, List<SortKey> orderBy, CallModifiersSyntax modifiers) {
    for (var key : orderBy) {
      if (!arguments.contains(key.expression())) {
        throw AnalysisError.invalid(
            modifiers,
            "An aggregate function with both DISTINCT and ORDER BY can only ORDER BY its"
                + " arguments");
      }
    }
  }

  private OptionalLong limit(@Nullable CallModifiersSyntax modifiers) {
    if (modifiers == null) {
      return OptionalLong.empty();
    }
    ExpressionSyntax limit = modifiers.limit();
    if (limit == null) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(RowCounts.of(inner.analyze(limit), limit, "LIMIT"));
  }

  /// Whether NULLs count: as it is written, else as the function has it.
  static AggregateCall.Nulls nulls(SqlFunction function, @Nullable CallModifiersSyntax modifiers) {
    if (modifiers == null || modifiers.nullTreatment() == null) {
      return function.definition().name().equals("APPROX_QUANTILES")
          ? AggregateCall.Nulls.IGNORE
          : AggregateCall.Nulls.UNSAID;
    }
    return switch (modifiers.nullTreatment()) {
      case IGNORE -> AggregateCall.Nulls.IGNORE;
      case RESPECT -> AggregateCall.Nulls.RESPECT;
    };
  }
}
