package dev.lakebird.sql.analyze;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.SqlFunction;
import dev.lakebird.functions.spi.WindowFunction;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.WindowCall;
import dev.lakebird.sql.syntax.CallModifiersSyntax;
import dev.lakebird.sql.syntax.CallSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.WindowSyntax;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls with OVER. Source: the GoogleSQL reference, "Window function calls".
final class WindowAnalyzer {
  private static final WindowFunction.Rules AGGREGATE =
      new WindowFunction.Rules(WindowFunction.Order.OPTIONAL, true, true, false);

  private final ExpressionAnalyzer outer;
  private final ExpressionAnalyzer inner;

  WindowAnalyzer(ExpressionAnalyzer outer) {
    this.outer = outer;
    this.inner =
        outer.withWindows(
            new WindowSink.Forbidden(
                "An analytic function cannot be used inside of another analytic function"));
  }

  PlanExpression analyze(SqlFunction function, CallSyntax syntax, WindowSyntax over) {
    var windows = outer.windows();
    windows.check(syntax);
    var rules = rules(function, syntax);
    if (syntax.safe()) {
      throw AnalysisError.invalid(syntax, "SAFE. is not supported before a function with OVER");
    }
    var modifiers = syntax.modifiers();
    checkModifiers(function, rules, modifiers);
    var place = Place.at(syntax.span().start());
    var resolved = outer.calls().resolve(function, arguments(function, syntax), syntax, place);
    var window = merged(over);
    checkWindow(function, rules, window, syntax);
    if (syntax.distinct()) {
      checkDistinct(function, resolved.arguments(), window, syntax);
    }
    if (function.definition().name().equals("LAG") || function.definition().name().equals("LEAD")) {
      checkDefault(function, resolved.arguments(), syntax);
    }
    var partitionBy = partitionBy(window);
    var orderBy = orderBy(window);
    var call =
        new WindowCall(
            function,
            resolved.arguments(),
            syntax.distinct(),
            AggregateAnalyzer.nulls(function, modifiers),
            new FrameAnalyzer(inner).analyze(window, orderBy),
            resolved.type(),
            place);
    return windows.add(partitionBy, orderBy, call, syntax);
  }

  private static WindowFunction.Rules rules(SqlFunction function, CallSyntax syntax) {
    return switch (function) {
      case AggregateFunction f -> AGGREGATE;
      case WindowFunction f -> f.rules();
      default ->
          throw AnalysisError.invalid(
              syntax,
              "Function "
                  + function.definition().name()
                  + " is neither an aggregate nor an analytic function, and takes no OVER");
    };
  }

  private CallArguments arguments(SqlFunction function, CallSyntax syntax) {
    return function instanceof AggregateFunction aggregate
        ? AggregateAnalyzer.arguments(aggregate, syntax, inner)
        : new CallAnalyzer(inner).callArguments(function, syntax);
  }

  private WindowSyntax merged(WindowSyntax window) {
    return outer.windows() instanceof WindowCollector collector ? collector.merged(window) : window;
  }

  private static void checkModifiers(
      SqlFunction function, WindowFunction.Rules rules, @Nullable CallModifiersSyntax modifiers) {
    if (modifiers == null) {
      return;
    }
    if (modifiers.where() != null
        || modifiers.having() != null
        || !modifiers.orderBy().isEmpty()
        || modifiers.limit() != null) {
      throw AnalysisError.invalid(
          modifiers,
          "WHERE, HAVING, ORDER BY and LIMIT are not allowed inside of an analytic function call");
    }
    if (modifiers.nullTreatment() != null && !rules.nulls()) {
      throw AnalysisError.invalid(
          modifiers,
          "IGNORE NULLS and RESPECT NULLS are not allowed for analytic function "
              + function.definition().name());
    }
  }

  private static void checkWindow(
      SqlFunction function, WindowFunction.Rules rules, WindowSyntax window, CallSyntax syntax) {
    var name = function.definition().name();
    switch (rules.order()) {
      case OPTIONAL -> {}
      case REQUIRED -> {
        if (window.orderBy().isEmpty()) {
          throw AnalysisError.invalid(
              syntax, "Window ORDER BY is required for analytic function " + name);
        }
      }
      case OWN -> {
        if (!window.orderBy().isEmpty()) {
          throw AnalysisError.invalid(
              window.orderBy().getFirst(),
              "Window ORDER BY is not allowed for analytic function " + name);
        }
      }
    }
    var frame = window.frame();
    if (frame != null && !rules.frame()) {
      throw AnalysisError.invalid(
          frame, "Window framing clause is not allowed for analytic function " + name);
    }
  }

  private static void checkDistinct(
      SqlFunction function,
      List<PlanExpression> arguments,
      WindowSyntax window,
      CallSyntax syntax) {
    if (!(function instanceof AggregateFunction)) {
      throw AnalysisError.invalid(
          syntax, "DISTINCT is not allowed for analytic function " + function.definition().name());
    }
    AggregateAnalyzer.checkDistinct(arguments, syntax);
    if (!window.orderBy().isEmpty()) {
      throw AnalysisError.invalid(
          window.orderBy().getFirst(), "Window ORDER BY is not allowed if DISTINCT is specified");
    }
    var frame = window.frame();
    if (frame != null) {
      throw AnalysisError.invalid(
          frame, "Window framing clause is not allowed if DISTINCT is specified");
    }
  }

  private static void checkDefault(
      SqlFunction function, List<PlanExpression> arguments, CallSyntax syntax) {
    if (arguments.size() > 2 && !isConstant(arguments.get(2))) {
      throw AnalysisError.invalid(
          syntax.arguments().get(2),
          "The third argument (the default expression) to "
              + function.definition().name()
              + " must be constant");
    }
  }

  static boolean isConstant(PlanExpression expression) {
    return expression instanceof Constant
        || !expression.children().isEmpty()
            && expression.children().stream().allMatch(WindowAnalyzer::isConstant);
  }

  private List<PlanExpression> partitionBy(WindowSyntax window) {
    var keys = new ArrayList<PlanExpression>();
    for (ExpressionSyntax syntax : window.partitionBy()) {
      var key = inner.analyze(syntax);
      if (!key.type().isGroupable() || key.type() instanceof SqlType.Float64) {
        throw AnalysisError.typeMismatch(
            syntax,
            "Partitioning by expressions of type " + key.type().sqlName() + " is not allowed");
      }
      addPartitionKey(key, syntax, keys);
    }
    return keys;
  }

  /// A STRUCT is its fields, and whether it is NULL.
  private void addPartitionKey(
      PlanExpression key, ExpressionSyntax syntax, List<PlanExpression> keys) {
    if (!(key.type() instanceof SqlType.Struct struct)) {
      keys.add(key);
      return;
    }
    keys.add(outer.calls().operator("$is_null", syntax, Place.at(syntax.span().start()), key));
    for (int i = 0; i < struct.fields().size(); i++) {
      addPartitionKey(FieldAccess.of(key, i, key.place()), syntax, keys);
    }
  }

  private List<SortKey> orderBy(WindowSyntax window) {
    var keys = new ArrayList<SortKey>();
    for (var item : window.orderBy()) {
      keys.add(SortKeys.of(item, inner.analyze(item.expression()), inner));
    }
    return keys;
  }
}
