package dev.lakebird.queryexec.expression;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Questions about the shape of expressions, and moves of their columns.
public final class ExpressionShapes {
  /// Functions that never fail on a value, so that they may be asked about values of no row.
  private static final Set<String> INFALLIBLE =
      Set.of(
          "$equal",
          "$not_equal",
          "$less",
          "$less_or_equal",
          "$greater",
          "$greater_or_equal",
          "$like",
          "$not_like",
          "$in",
          "$not",
          "STARTS_WITH",
          "ENDS_WITH");

  private ExpressionShapes() {}

  /// The input columns that the expression reads, ascending.
  public static List<Integer> columns(CompiledExpression expression) {
    var found = new TreeSet<Integer>();
    collect(expression, found);
    return List.copyOf(found);
  }

  /// Whether the expression is a test of one column against constants that fails on no value and is
  /// never TRUE for NULL.
  public static boolean isPerValueTest(CompiledExpression expression) {
    return expression instanceof CompiledExpression.Call call
        && INFALLIBLE.contains(call.name())
        && call.arguments().stream().allMatch(ExpressionShapes::isColumnConstantOrTest);
  }

  /// The expression with input column `i` read as column `columns.indexOf(i)`.
  public static CompiledExpression onColumns(CompiledExpression expression, List<Integer> columns) {
    return move(expression, columns, new IdentityHashMap<>());
  }

  private static boolean isColumnConstantOrTest(CompiledExpression argument) {
    return argument instanceof CompiledExpression.InputColumn
        || argument instanceof CompiledExpression.Constant
        || isPerValueTest(argument);
  }

  private static void collect(CompiledExpression expression, Set<Integer> found) {
    switch (expression) {
      case CompiledExpression.InputColumn e -> found.add(e.index());
      case CompiledExpression.Constant e -> {}
      case CompiledExpression.Call e -> e.arguments().forEach(a -> collect(a, found));
      case CompiledExpression.ConditionalCall e -> e.arguments().forEach(a -> collect(a, found));
      case CompiledExpression.Field e -> collect(e.struct(), found);
      case CompiledExpression.Widened e -> collect(e.decimal(), found);
    }
  }

  private static CompiledExpression move(
      CompiledExpression expression,
      List<Integer> columns,
      Map<CompiledExpression, CompiledExpression> moved) {
    CompiledExpression known = moved.get(expression);
    if (known != null) {
      return known;
    }
    CompiledExpression result =
        switch (expression) {
          case CompiledExpression.InputColumn e ->
              new CompiledExpression.InputColumn(columns.indexOf(e.index()), e.result());
          case CompiledExpression.Constant e -> e;
          case CompiledExpression.Call e ->
              new CompiledExpression.Call(
                  e.name(),
                  e.kernel(),
                  e.arguments().stream().map(a -> move(a, columns, moved)).toList(),
                  e.safe(),
                  e.immutable(),
                  e.position());
          case CompiledExpression.ConditionalCall e ->
              new CompiledExpression.ConditionalCall(
                  e.name(),
                  e.kernel(),
                  e.arguments().stream().map(a -> move(a, columns, moved)).toList(),
                  e.safe(),
                  e.position());
          case CompiledExpression.Field e ->
              new CompiledExpression.Field(move(e.struct(), columns, moved), e.field(), e.result());
          case CompiledExpression.Widened e ->
              new CompiledExpression.Widened(move(e.decimal(), columns, moved), e.type());
        };
    moved.put(expression, result);
    return result;
  }
}
