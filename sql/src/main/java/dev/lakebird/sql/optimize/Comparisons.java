package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.types.SqlType;
import java.util.List;
import java.util.Optional;

/// Comparisons of two sides.
final class Comparisons {
  private Comparisons() {}

  /// The same comparison with a constant left side on the right.
  static Call constantRight(Call call) {
    if (call.safe()
        || call.arguments().size() != 2
        || !(call.arguments().getFirst() instanceof Constant)
        || call.arguments().getLast() instanceof Constant) {
      return call;
    }
    return mirrored(call.name())
        .map(name -> of(name, call.arguments().getLast(), call.arguments().getFirst(), call))
        .orElse(call);
  }

  private static Optional<String> mirrored(String name) {
    return switch (name) {
      case "$equal", "$not_equal", "$is_distinct_from", "$is_not_distinct_from" ->
          Optional.of(name);
      case "$less" -> Optional.of("$greater");
      case "$less_or_equal" -> Optional.of("$greater_or_equal");
      case "$greater" -> Optional.of("$less");
      case "$greater_or_equal" -> Optional.of("$less_or_equal");
      default -> Optional.empty();
    };
  }

  private static Call of(String name, PlanExpression left, PlanExpression right, Call at) {
    return new Call(
        FunctionTable.operator(name), List.of(left, right), at.type(), false, at.place());
  }

  /// `left = right`, both of one type, where another equality stands.
  static Call equal(PlanExpression left, PlanExpression right, PlanExpression at) {
    return new Call(
        FunctionTable.operator(Conditions.EQUAL),
        List.of(left, right),
        at.type(),
        false,
        at.place());
  }

  /// That two columns of one type are equal.
  static Call equal(PlanColumn left, PlanColumn right) {
    return new Call(
        FunctionTable.operator(Conditions.EQUAL),
        List.of(
            new ColumnReference(left, Place.UNKNOWN), new ColumnReference(right, Place.UNKNOWN)),
        SqlType.BOOL,
        false,
        Place.UNKNOWN);
  }

  static boolean isEquality(PlanExpression condition) {
    return condition instanceof Call call
        && call.name().equals(Conditions.EQUAL)
        && !call.safe()
        && call.arguments().size() == 2;
  }

  /// Whether it says that two columns of one type are equal.
  static boolean isColumnEquality(PlanExpression condition) {
    return isEquality(condition)
        && condition.children().getFirst() instanceof ColumnReference left
        && condition.children().getLast() instanceof ColumnReference right
        && left.column().id() != right.column().id()
        && left.type().equals(right.type());
  }
}
