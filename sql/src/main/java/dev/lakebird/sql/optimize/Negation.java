package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.List;
import java.util.Optional;

/// NOT taken into what it negates. NaN is neither less nor greater than anything, so an order
/// comparison of FLOAT64 has no opposite.
final class Negation {
  static final String NOT = "$not";

  private Negation() {}

  /// A NOT whose operand is simple already.
  static PlanExpression of(Call not) {
    var operand = not.arguments().getFirst();
    if (operand instanceof Constant c) {
      return c.value() instanceof Value.BoolValue value
          ? SimplifyExpressions.booleanOf(!value.value(), not)
          : c;
    }
    if (!(operand instanceof Call call) || call.safe()) {
      return not;
    }
    return switch (call.name()) {
      case NOT -> call.arguments().getFirst();
      case Conditions.AND -> distributed(Conditions.OR, call, not);
      case Conditions.OR -> distributed(Conditions.AND, call, not);
      default -> opposite(call).<PlanExpression>map(name -> renamed(name, call)).orElse(not);
    };
  }

  private static PlanExpression distributed(String connective, Call call, Call not) {
    var parts =
        call.arguments().stream().map(part -> of((Call) not.withChildren(List.of(part)))).toList();
    return Connectives.simplify((Call) renamed(connective, call).withChildren(parts));
  }

  private static Call renamed(String name, Call call) {
    return new Call(
        FunctionTable.operator(name), call.arguments(), SqlType.BOOL, false, call.place());
  }

  private static Optional<String> opposite(Call call) {
    return switch (call.name()) {
      case "$equal" -> Optional.of("$not_equal");
      case "$not_equal" -> Optional.of("$equal");
      case "$is_null" -> Optional.of("$is_not_null");
      case "$is_not_null" -> Optional.of("$is_null");
      case "$is_distinct_from" -> Optional.of("$is_not_distinct_from");
      case "$is_not_distinct_from" -> Optional.of("$is_distinct_from");
      case "$less" -> ordered(call, "$greater_or_equal");
      case "$less_or_equal" -> ordered(call, "$greater");
      case "$greater" -> ordered(call, "$less_or_equal");
      case "$greater_or_equal" -> ordered(call, "$less");
      default -> Optional.empty();
    };
  }

  private static Optional<String> ordered(Call call, String name) {
    return call.arguments().getFirst().type() instanceof SqlType.Float64
        ? Optional.empty()
        : Optional.of(name);
  }
}
