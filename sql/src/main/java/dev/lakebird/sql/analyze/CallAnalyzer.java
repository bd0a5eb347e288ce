package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.Functions;
import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.SqlFunction;
import dev.lakebird.functions.spi.TypePattern;
import dev.lakebird.functions.spi.WindowFunction;
import dev.lakebird.functions.window.PercentileCont;
import dev.lakebird.functions.window.PercentileDisc;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.ArgumentSyntax;
import dev.lakebird.sql.syntax.CallSyntax;
import dev.lakebird.sql.syntax.IntervalSyntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// Function calls.
final class CallAnalyzer {
  private final ExpressionAnalyzer expressions;

  CallAnalyzer(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  PlanExpression analyze(CallSyntax syntax) {
    var routine = expressions.statement().catalog().findFunction(syntax.functionNames());
    if (routine.isPresent()) {
      return new RoutineCalls(expressions).call(routine.get(), syntax);
    }
    var name = String.join(".", syntax.functionNames());
    if (name.equalsIgnoreCase("GROUPING")) {
      return grouping(syntax);
    }
    var match = expressions.statement().matchFunctions();
    if (match.isPresent()) {
      var value = match.get().call(name.toUpperCase(Locale.ROOT), syntax, expressions);
      if (value.isPresent()) {
        return value.get();
      }
    }
    if (name.equalsIgnoreCase("FLATTEN")) {
      return new FlattenAnalyzer(expressions).analyze(syntax);
    }
    var overElements = new LambdaCalls(expressions).call(name.toUpperCase(Locale.ROOT), syntax);
    if (overElements.isPresent()) {
      return overElements.get();
    }
    var function = Functions.find(name).orElseThrow(() -> unknown(name, syntax));
    var over = syntax.over();
    if (over != null) {
      return new WindowAnalyzer(expressions).analyze(function, syntax, over);
    }
    if (function instanceof PercentileCont || function instanceof PercentileDisc) {
      return new AggregateAnalyzer(expressions).percentile(function, syntax);
    }
    if (function instanceof WindowFunction) {
      throw AnalysisError.invalid(
          syntax, "Analytic function " + function.definition().name() + " requires OVER");
    }
    if (function instanceof AggregateFunction aggregate) {
      return new AggregateAnalyzer(expressions).analyze(aggregate, syntax);
    }
    if (syntax.distinct() || syntax.modifiers() != null) {
      throw AnalysisError.invalid(
          syntax,
          "Function "
              + function.definition().name()
              + " is not an aggregate and takes neither DISTINCT nor modifiers");
    }
    var place = Place.at(syntax.span().start());
    var resolved =
        expressions.calls().resolve(function, callArguments(function, syntax), syntax, place);
    return new Call(function, resolved.arguments(), resolved.type(), syntax.safe(), place);
  }

  private PlanExpression grouping(CallSyntax syntax) {
    if (syntax.arguments().size() != 1
        || !(syntax.arguments().getFirst() instanceof ArgumentSyntax.Value key)
        || syntax.distinct()
        || syntax.modifiers() != null
        || syntax.over() != null) {
      throw AnalysisError.invalid(syntax, "GROUPING takes one expression of GROUP BY");
    }
    return expressions.aggregates().grouping(expressions.analyze(key.value()), syntax);
  }

  private static LakebirdException unknown(String name, CallSyntax syntax) {
    if (DocumentedFunctions.contains(name)) {
      return AnalysisError.unimplemented(syntax, "The function " + name);
    }
    return AnalysisError.at(
        syntax,
        ErrorCode.UNKNOWN_FUNCTION,
        "Function not found: "
            + name
            + Functions.suggest(name).map(near -> "; Did you mean " + near + "?").orElse(""));
  }

  /// The arguments of a call, by place and by name.
  CallArguments callArguments(SqlFunction function, CallSyntax syntax) {
    var byName = new LinkedHashMap<String, PlanExpression>();
    for (var argument : syntax.arguments()) {
      var name = argument.name();
      if (name == null) {
        if (!byName.isEmpty()) {
          throw AnalysisError.invalid(
              argument, "Positional arguments must precede named arguments");
        }
        continue;
      }
      if (!(argument instanceof ArgumentSyntax.Value value)) {
        throw AnalysisError.unimplemented(argument, "A named argument that is no value");
      }
      if (byName.put(name.name().toLowerCase(Locale.ROOT), expressions.analyze(value.value()))
          != null) {
        throw AnalysisError.invalid(argument, "Duplicate named argument " + name.name());
      }
    }
    return new CallArguments(arguments(function, syntax), byName);
  }

  /// The arguments of a call that have no name; an INTERVAL stands for two where the function takes a date part.
  List<PlanExpression> arguments(SqlFunction function, CallSyntax syntax) {
    int count = syntax.arguments().size();
    for (var argument : syntax.arguments()) {
      if (isSplit(function, argument)) {
        count++;
      }
    }
    var arguments = new ArrayList<PlanExpression>();
    for (var argument : syntax.arguments()) {
      add(function, argument, count, arguments);
    }
    return arguments;
  }

  private static boolean isSplit(SqlFunction function, ArgumentSyntax argument) {
    return argument instanceof ArgumentSyntax.Value value
        && value.value() instanceof IntervalSyntax
        && takesDatePart(function);
  }

  private static boolean takesDatePart(SqlFunction function) {
    return function.definition().signatures().stream()
        .flatMap(signature -> signature.parameters().stream())
        .anyMatch(p -> p.type() instanceof TypePattern.Keyword);
  }

  private void add(
      SqlFunction function, ArgumentSyntax argument, int count, List<PlanExpression> into) {
    if (argument.name() != null) {
      return;
    }
    switch (argument) {
      case ArgumentSyntax.Value value -> {
        if (isSplit(function, argument) && value.value() instanceof IntervalSyntax interval) {
          into.add(new DateAnalyzer(expressions).amount(interval));
          into.add(DateAnalyzer.part(interval));
        } else {
          into.add(value(function, value, into.size(), count));
        }
      }
      case ArgumentSyntax.Star star ->
          throw AnalysisError.invalid(
              star,
              "Argument * can only be used in COUNT(*), not in " + function.definition().name());
      case ArgumentSyntax.Lambda lambda ->
          throw AnalysisError.invalid(
              lambda, "Function " + function.definition().name() + " takes no lambda");
      case ArgumentSyntax.Table table ->
          throw AnalysisError.invalid(table, "A TABLE argument is only for table functions");
      case ArgumentSyntax.Model model ->
          throw AnalysisError.invalid(model, "A MODEL argument is only for table functions");
    }
  }

  private PlanExpression value(
      SqlFunction function, ArgumentSyntax.Value value, int index, int count) {
    if (Keywords.takesKeyword(function, index, count)) {
      var keyword = Keywords.of(value.value());
      if (keyword.isPresent() && Keywords.isKnown(function, keyword.get())) {
        return DateAnalyzer.keyword(keyword.get(), value);
      }
    }
    return expressions.analyze(value.value());
  }
}
