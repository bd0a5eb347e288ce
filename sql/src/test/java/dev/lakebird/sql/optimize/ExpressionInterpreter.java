package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.ArrayOf;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.Cast;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.InList;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The value of an expression for one row, operands evaluated from left to right and only as far as
/// they are needed.
final class ExpressionInterpreter {
  private ExpressionInterpreter() {}

  static @Nullable Object value(PlanExpression expression, PlanInterpreter.Row row) {
    return switch (expression) {
      case ColumnReference e -> row.get(e.column());
      case Constant e -> constant(e.value());
      case Call e -> call(e, row);
      case Cast e -> value(e.input(), row);
      case InList e -> list(e, row);
      case ArrayOf e -> {
        var elements = new ArrayList<@Nullable Object>();
        e.elements().forEach(element -> elements.add(value(element, row)));
        yield elements;
      }
      case CaseWhen e -> {
        for (var branch : e.branches()) {
          if (Boolean.TRUE.equals(value(branch.condition(), row))) {
            yield value(branch.result(), row);
          }
        }
        yield value(e.otherwise(), row);
      }
      default -> throw new AssertionError("Not run here: " + expression);
    };
  }

  private static @Nullable Object constant(Value value) {
    return switch (value) {
      case Value.NullValue v -> null;
      case Value.Int64Value v -> v.value();
      case Value.BoolValue v -> v.value();
      case Value.Float64Value v -> (long) v.value();
      case Value.ArrayValue v -> {
        var elements = new ArrayList<@Nullable Object>();
        v.elements().forEach(element -> elements.add(constant(element)));
        yield elements;
      }
      default -> throw new AssertionError("Not run here: " + value);
    };
  }

  private static @Nullable Object list(InList list, PlanInterpreter.Row row) {
    var value = value(list.value(), row);
    if (value == null) {
      return null;
    }
    boolean unknown = false;
    for (var option : list.options()) {
      var other = value(option, row);
      if (value.equals(other)) {
        return true;
      }
      unknown |= other == null;
    }
    return unknown ? null : Boolean.FALSE;
  }

  private static @Nullable Object call(Call call, PlanInterpreter.Row row) {
    var arguments = call.arguments();
    return switch (call.name()) {
      case "$and" -> connective(arguments, false, row);
      case "$or" -> connective(arguments, true, row);
      case "IF" ->
          value(arguments.get(Boolean.TRUE.equals(value(arguments.get(0), row)) ? 1 : 2), row);
      case "COALESCE", "IFNULL" -> {
        for (var argument : arguments) {
          var value = value(argument, row);
          if (value != null) {
            yield value;
          }
        }
        yield null;
      }
      case "$is_null" -> value(arguments.getFirst(), row) == null;
      case "$is_not_null" -> value(arguments.getFirst(), row) != null;
      case "$is_true" -> Boolean.TRUE.equals(value(arguments.getFirst(), row));
      case "$is_false" -> Boolean.FALSE.equals(value(arguments.getFirst(), row));
      case "$is_distinct_from" -> !same(arguments, row);
      case "$is_not_distinct_from" -> same(arguments, row);
      case "RAND" -> 1L;
      default -> strict(call, row);
    };
  }

  private static boolean same(List<PlanExpression> arguments, PlanInterpreter.Row row) {
    return Objects.equals(value(arguments.getFirst(), row), value(arguments.getLast(), row));
  }

  private static @Nullable Object connective(
      List<PlanExpression> arguments, boolean decisive, PlanInterpreter.Row row) {
    boolean unknown = false;
    for (var argument : arguments) {
      var value = value(argument, row);
      if (value == null) {
        unknown = true;
      } else if ((Boolean) value == decisive) {
        return decisive;
      }
    }
    return unknown ? null : (Object) !decisive;
  }

  private static @Nullable Object strict(Call call, PlanInterpreter.Row row) {
    var values = new ArrayList<Object>();
    boolean unknown = false;
    for (var argument : call.arguments()) {
      var value = value(argument, row);
      if (value == null) {
        unknown = true;
      } else {
        values.add(value);
      }
    }
    if (unknown) {
      return null;
    }
    if (call.name().equals("$not")) {
      return !(Boolean) values.getFirst();
    }
    if (values.getFirst() instanceof Boolean) {
      return call.name().equals("$equal") == values.getFirst().equals(values.getLast());
    }
    return numeric(call.name(), (Long) values.getFirst(), (Long) values.getLast());
  }

  private static Object numeric(String name, long left, long right) {
    return switch (name) {
      case "$equal" -> left == right;
      case "$not_equal" -> left != right;
      case "$less" -> left < right;
      case "$less_or_equal" -> left <= right;
      case "$greater" -> left > right;
      case "$greater_or_equal" -> left >= right;
      case "$add" -> left + right;
      case "$subtract" -> left - right;
      case "$multiply" -> left * right;
      case "$unary_minus" -> -left;
      case "DIV" -> {
        if (right == 0) {
          throw new EvaluationFailure("division by zero");
        }
        yield left / right;
      }
      default -> throw new AssertionError("Not run here: " + name);
    };
  }
}
