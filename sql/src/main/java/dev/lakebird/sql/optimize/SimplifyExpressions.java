package dev.lakebird.sql.optimize;

import dev.lakebird.functions.spi.FunctionDefinition.NullPolicy;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.sql.plan.ArrayOf;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.Cast;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.InList;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes expressions smaller without a new error: constants are folded, connectives are flat and
/// without idle operands, comparisons with a constant have it on the right, NOT stands next to what
/// cannot be negated otherwise.
final class SimplifyExpressions {
  private SimplifyExpressions() {}

  static PlanExpression simplify(PlanExpression expression) {
    return Expressions.rewrite(expression, SimplifyExpressions::step);
  }

  /// A condition of rows that pass when it is TRUE, as its conjuncts; a NULL among them is FALSE.
  static List<PlanExpression> conjuncts(PlanExpression condition) {
    var parts = new ArrayList<PlanExpression>();
    for (var part : Conditions.conjuncts(simplify(condition))) {
      parts.add(isNull(part) ? booleanOf(false, part) : part);
    }
    return parts;
  }

  /// As [#conjuncts] of many conditions, each once.
  static List<PlanExpression> conjuncts(List<PlanExpression> conditions) {
    var parts = new ArrayList<PlanExpression>();
    for (var condition : conditions) {
      for (var part : conjuncts(condition)) {
        if (!Failures.isMovable(part) || !parts.contains(part)) {
          parts.add(part);
        }
      }
    }
    return parts;
  }

  static boolean isFalse(PlanExpression expression) {
    return expression instanceof Constant c
        && c.value() instanceof Value.BoolValue value
        && !value.value();
  }

  static boolean isNull(PlanExpression expression) {
    return expression instanceof Constant c && c.value().isNull();
  }

  static Constant booleanOf(boolean value, PlanExpression at) {
    return Constant.of(Value.of(value), at.place());
  }

  private static PlanExpression step(PlanExpression expression) {
    return switch (expression) {
      case Call call -> call(call);
      case Cast cast -> ConstantFolding.fold(cast);
      case CaseWhen choice -> choice(choice);
      case InList list -> list(list);
      case ArrayOf array -> ConstantFolding.fold(array);
      case StructOf struct -> ConstantFolding.fold(struct);
      default -> expression;
    };
  }

  private static PlanExpression call(Call call) {
    return switch (call.name()) {
      case Conditions.AND, Conditions.OR -> Connectives.simplify(call);
      case Negation.NOT -> Negation.of(call);
      case "IF" -> choice(call);
      case "$is_null" -> nullTest(call, true);
      case "$is_not_null" -> nullTest(call, false);
      default -> {
        if (isStrict(call) && call.arguments().stream().anyMatch(SimplifyExpressions::isNull)) {
          yield Constant.of(Value.nullOf(call.type()), call.place());
        }
        yield ConstantFolding.fold(Comparisons.constantRight(call));
      }
    };
  }

  private static PlanExpression choice(Call call) {
    if (call.arguments().size() != 3
        || call.safe()
        || !(call.arguments().getFirst() instanceof Constant condition)) {
      return call;
    }
    var chosen = call.arguments().get(Conditions.isTrue(condition) ? 1 : 2);
    return chosen.type().equals(call.type()) ? chosen : call;
  }

  static boolean isStrict(Call call) {
    return call.function() instanceof ScalarFunction
        && call.function().definition().nullPolicy() == NullPolicy.STRICT
        && !call.arguments().isEmpty();
  }

  private static PlanExpression nullTest(Call call, boolean wanted) {
    return call.arguments().getFirst() instanceof Constant c
        ? booleanOf(c.value().isNull() == wanted, call)
        : call;
  }

  /// Without branches that are never taken; the branch that is always taken is the last.
  private static PlanExpression choice(CaseWhen choice) {
    var branches = new ArrayList<CaseWhen.Branch>();
    var otherwise = choice.otherwise();
    for (var branch : choice.branches()) {
      if (Conditions.isTrue(branch.condition())) {
        otherwise = branch.result();
        break;
      }
      if (!isFalse(branch.condition()) && !isNull(branch.condition())) {
        branches.add(branch);
      }
    }
    if (branches.isEmpty() && otherwise.type().equals(choice.type())) {
      return otherwise;
    }
    return branches.isEmpty() || branches.size() == choice.branches().size()
        ? choice
        : new CaseWhen(branches, otherwise, choice.type(), choice.place());
  }

  private static PlanExpression list(InList list) {
    if (isNull(list.value())) {
      return Constant.of(Value.nullOf(SqlType.BOOL), list.place());
    }
    if (list.value() instanceof Constant value) {
      return list(list, value);
    }
    var options = new ArrayList<PlanExpression>();
    for (var option : list.options()) {
      if (!(option instanceof Constant) || !options.contains(option)) {
        options.add(option);
      }
    }
    if (options.size() == 1) {
      return step(
          new Call(
              FunctionTable.operator(Conditions.EQUAL),
              List.of(list.value(), options.getFirst()),
              SqlType.BOOL,
              false,
              list.place()));
    }
    return options.size() == list.options().size()
        ? list
        : new InList(list.value(), options, list.place());
  }

  /// A constant that is surely among constants, or surely not.
  private static PlanExpression list(InList list, Constant value) {
    boolean none = true;
    for (var option : list.options()) {
      var equal =
          option instanceof Constant constant
              ? ConstantFolding.areEqual(value, constant)
              : Optional.<Boolean>empty();
      if (equal.isPresent() && equal.get()) {
        return booleanOf(true, list);
      }
      none &= equal.isPresent();
    }
    return none ? booleanOf(false, list) : list;
  }
}
