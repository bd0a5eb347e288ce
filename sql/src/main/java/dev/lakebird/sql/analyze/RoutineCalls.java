package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.sql.syntax.ArgumentSyntax;
import dev.lakebird.sql.syntax.CallSyntax;
import dev.lakebird.sql.syntax.CreateFunctionSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.FunctionParameterSyntax;
import dev.lakebird.sql.syntax.RoutineBodySyntax;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Calls of functions written in SQL: the body stands in the place of the call, the arguments in the
/// place of the parameters. Source: the BigQuery documentation, "User-defined functions" and "User-defined
/// aggregate functions".
final class RoutineCalls {
  private final ExpressionAnalyzer expressions;

  RoutineCalls(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  /// The value of a call.
  PlanExpression call(CreateFunctionSyntax function, CallSyntax syntax) {
    checkForm(function, syntax);
    var arguments = arguments(function, syntax);
    var parameters = new ArrayList<ScopeColumn>();
    for (int i = 0; i < arguments.size(); i++) {
      parameters.add(new ScopeColumn(function.parameters().get(i).name().name(), arguments.get(i)));
    }
    if (function.aggregate()) {
      expressions.aggregates().called(name(function), syntax);
    }
    var value = body(function, parameters, syntax);
    return syntax.safe() ? safe(value, arguments, syntax) : value;
  }

  private PlanExpression body(
      CreateFunctionSyntax function, List<ScopeColumn> parameters, CallSyntax syntax) {
    var statement = expressions.statement();
    var scope = new NameScope(FromScope.EMPTY, parameters, null);
    return statement.within(
        syntax,
        scope,
        () -> new RoutineAnalyzer(statement).value(function, expressions.aggregates()));
  }

  static String name(CreateFunctionSyntax function) {
    return String.join(".", function.name().objectNames());
  }

  private static void checkForm(CreateFunctionSyntax function, CallSyntax syntax) {
    if (syntax.over() != null) {
      throw AnalysisError.unimplemented(syntax, "A function written in SQL as a window function");
    }
    if (syntax.distinct() || syntax.modifiers() != null) {
      throw AnalysisError.invalid(
          syntax, "Function " + name(function) + " takes neither DISTINCT nor modifiers");
    }
    if (!(function.body() instanceof RoutineBodySyntax.Sql)) {
      throw AnalysisError.unimplemented(syntax, "A function that is not written in SQL");
    }
  }

  private List<PlanExpression> arguments(CreateFunctionSyntax function, CallSyntax syntax) {
    var parameters = function.parameters();
    var written = written(function, syntax);
    var values = new ArrayList<PlanExpression>();
    for (int i = 0; i < parameters.size(); i++) {
      var expression = written.get(i);
      if (expression == null) {
        throw mismatch(function, syntax, written);
      }
      values.add(expressions.analyze(expression));
    }
    var coerced = new ArrayList<PlanExpression>();
    for (int i = 0; i < parameters.size(); i++) {
      coerced.add(
          coerced(parameters.get(i), values.get(i))
              .orElseThrow(() -> mismatchOf(function, syntax, values)));
    }
    return coerced;
  }

  /// What is written for each parameter, by position, by name, or as its default; null where nothing is.
  private static List<@Nullable ExpressionSyntax> written(
      CreateFunctionSyntax function, CallSyntax syntax) {
    var parameters = function.parameters();
    var written = new ArrayList<@Nullable ExpressionSyntax>();
    parameters.forEach(parameter -> written.add(null));
    int next = 0;
    for (var argument : syntax.arguments()) {
      if (!(argument instanceof ArgumentSyntax.Value value)) {
        throw AnalysisError.invalid(
            argument, "Function " + name(function) + " does not take this argument");
      }
      var named = value.name();
      int index = next;
      if (named != null) {
        index = indexOf(parameters, named.name());
        if (index < 0 || written.get(index) != null) {
          throw AnalysisError.at(
              argument,
              ErrorCode.UNKNOWN_FUNCTION,
              "Named argument " + named.name() + " not found in function " + name(function));
        }
      } else {
        next++;
      }
      if (index >= parameters.size()) {
        throw mismatch(function, syntax, written);
      }
      written.set(index, value.value());
    }
    for (int i = 0; i < parameters.size(); i++) {
      if (written.get(i) == null) {
        written.set(i, parameters.get(i).defaultValue());
      }
    }
    return written;
  }

  private static int indexOf(List<FunctionParameterSyntax> parameters, String name) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  /// An argument as the type of its parameter; of ANY TYPE as what it is, no literal any more.
  private Optional<PlanExpression> coerced(
      FunctionParameterSyntax parameter, PlanExpression value) {
    var type = parameter.type();
    if (type == null) {
      return Optional.of(typed(value));
    }
    var wanted = TypeAnalyzer.type(type);
    return Coercion.coerces(value, wanted)
        ? Optional.of(typed(expressions.coerce(value, wanted)))
        : Optional.empty();
  }

  private static PlanExpression typed(PlanExpression value) {
    return value instanceof Constant constant
        ? Constant.of(
            Supertypes.isUntypedNull(constant) ? Value.nullOf(constant.type()) : constant.value(),
            constant.place())
        : value;
  }

  /// SAFE covers the body, not the arguments, so that these must have a value.
  private PlanExpression safe(
      PlanExpression value, List<PlanExpression> arguments, CallSyntax syntax) {
    if (!arguments.stream().allMatch(RoutineCalls::isPlain) || hasSubquery(value)) {
      throw AnalysisError.unimplemented(
          syntax, "SAFE. before a function written in SQL over subqueries or computed arguments");
    }
    return expressions
        .calls()
        .operator("NULLIFERROR", syntax, Place.at(syntax.span().start()), value);
  }

  private static boolean isPlain(PlanExpression expression) {
    return switch (expression) {
      case ColumnReference e -> true;
      case Constant e -> true;
      case FieldAccess e -> isPlain(e.input());
      default -> false;
    };
  }

  private static boolean hasSubquery(PlanExpression expression) {
    return expression instanceof SubqueryValue
        || expression.children().stream().anyMatch(RoutineCalls::hasSubquery);
  }

  private LakebirdException mismatchOf(
      CreateFunctionSyntax function, CallSyntax syntax, List<PlanExpression> values) {
    return mismatch(function, syntax, values.stream().map(v -> v.type().sqlName()).toList());
  }

  private static LakebirdException mismatch(
      CreateFunctionSyntax function, CallSyntax syntax, List<?> arguments) {
    boolean typed = arguments.stream().allMatch(String.class::isInstance);
    return AnalysisError.at(
        syntax,
        ErrorCode.UNKNOWN_FUNCTION,
        (typed && !arguments.isEmpty()
                ? "No matching signature for function "
                    + name(function)
                    + " for argument types: "
                    + String.join(", ", arguments.stream().map(String::valueOf).toList())
                : "Number of arguments does not match for function " + name(function))
            + ". Supported signature: "
            + signature(function));
  }

  private static String signature(CreateFunctionSyntax function) {
    var types = new ArrayList<String>();
    for (var parameter : function.parameters()) {
      var type = parameter.type();
      types.add(type == null ? "ANY TYPE" : TypeAnalyzer.type(type).sqlName());
    }
    return name(function) + "(" + String.join(", ", types) + ")";
  }
}
