package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.ArrayOf;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.Cast;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.InList;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Folds one expression whose children are folded.
final class ExpressionFolding {
  private ExpressionFolding() {}

  static PlanExpression fold(PlanExpression expression) {
    return switch (expression) {
      case Call e -> call(e);
      case Cast e -> cast(e);
      case CaseWhen e -> caseWhen(e);
      case ArrayOf e ->
          values(e.elements())
              .<PlanExpression>map(v -> Constant.of(new Value.ArrayValue(e.type(), v), e.place()))
              .orElse(e);
      case StructOf e ->
          values(e.fields())
              .<PlanExpression>map(v -> Constant.of(new Value.StructValue(e.type(), v), e.place()))
              .orElse(e);
      case ColumnReference e -> e;
      case Constant e -> e;
      case InList e -> e;
      case FieldAccess e -> e;
      case SubqueryValue e -> e;
    };
  }

  private static Optional<List<Value>> values(List<PlanExpression> expressions) {
    var values = new ArrayList<Value>();
    for (var expression : expressions) {
      if (!(expression instanceof Constant constant)) {
        return Optional.empty();
      }
      values.add(constant.value());
    }
    return Optional.of(values);
  }

  private static PlanExpression call(Call call) {
    return switch (call.name()) {
      case Conditions.AND -> connective(call, true);
      case Conditions.OR -> connective(call, false);
      case "$not" -> not(call);
      case "IF" -> choice(call);
      case "$add", "$subtract", "$multiply" -> folded(call, ArithmeticFolding.of(call));
      case "DATE_ADD",
          "DATE_SUB",
          "DATETIME_ADD",
          "DATETIME_SUB",
          "TIMESTAMP_ADD",
          "TIMESTAMP_SUB" ->
          folded(call, DateFolding.of(call));
      default -> DateComparison.narrowed(call);
    };
  }

  private static PlanExpression folded(Call call, Optional<Value> value) {
    return value.<PlanExpression>map(v -> Constant.of(v, call.place())).orElse(call);
  }

  /// AND without TRUE, OR without FALSE; the other constant decides alone.
  private static PlanExpression connective(Call call, boolean neutral) {
    var rest = new ArrayList<PlanExpression>();
    for (var argument : call.arguments()) {
      if (argument instanceof Constant c && c.value() instanceof Value.BoolValue b) {
        if (b.value() != neutral) {
          return argument;
        }
      } else {
        rest.add(argument);
      }
    }
    if (rest.isEmpty()) {
      return Constant.of(Value.of(neutral), call.place());
    }
    return rest.size() == 1
        ? rest.getFirst()
        : new Call(call.function(), rest, call.type(), call.safe(), call.place());
  }

  private static PlanExpression not(Call call) {
    if (call.arguments().getFirst() instanceof Constant c
        && c.value() instanceof Value.BoolValue b) {
      return Constant.of(Value.of(!b.value()), call.place());
    }
    return call;
  }

  private static PlanExpression choice(Call call) {
    if (call.arguments().getFirst() instanceof Constant c && call.arguments().size() == 3) {
      return call.arguments().get(Conditions.isTrue(c) ? 1 : 2);
    }
    return call;
  }

  private static PlanExpression caseWhen(CaseWhen expression) {
    var branches = new ArrayList<CaseWhen.Branch>();
    for (var branch : expression.branches()) {
      if (Conditions.isTrue(branch.condition())) {
        return branches.isEmpty()
            ? branch.result()
            : new CaseWhen(branches, branch.result(), expression.type(), expression.place());
      }
      if (!(branch.condition() instanceof Constant)) {
        branches.add(branch);
      }
    }
    return branches.isEmpty()
        ? expression.otherwise()
        : new CaseWhen(branches, expression.otherwise(), expression.type(), expression.place());
  }

  /// Casts of constants that lose nothing.
  private static PlanExpression cast(Cast cast) {
    if (!(cast.input() instanceof Constant c) || !cast.parameters().equals(TypeParameters.NONE)) {
      return cast;
    }
    Optional<Value> value =
        switch (c.value()) {
          case Value.NullValue v -> Optional.of(Value.nullOf(cast.type()));
          case Value.Int64Value v -> number(v.value(), cast.type());
          case Value.DecimalValue v when cast.type() instanceof SqlType.Float64 ->
              Optional.of(Value.of(v.value().doubleValue()));
          case Value.DateValue v when cast.type() instanceof SqlType.Datetime ->
              Optional.of(new Value.DatetimeValue(v.days() * DateFolding.MICROS_PER_DAY));
          default -> Optional.empty();
        };
    return value.<PlanExpression>map(v -> Constant.of(v, cast.place())).orElse(cast);
  }

  private static Optional<Value> number(long value, SqlType type) {
    return switch (type) {
      case SqlType.Float64 t -> Optional.of(Value.of((double) value));
      case SqlType.Numeric t ->
          Optional.of(new Value.DecimalValue(t, BigDecimal.valueOf(value).setScale(9)));
      case SqlType.BigNumeric t ->
          Optional.of(new Value.DecimalValue(t, BigDecimal.valueOf(value).setScale(38)));
      default -> Optional.empty();
    };
  }
}
