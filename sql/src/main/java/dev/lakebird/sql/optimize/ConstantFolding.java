package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.ArrayOf;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Cast;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Computes what is known: arithmetic, steps of dates, comparisons, conversions that lose nothing.
/// What would be an error stays as it is, and becomes one only if a row needs it.
final class ConstantFolding {
  private ConstantFolding() {}

  static PlanExpression fold(Call call) {
    if (!call.arguments().stream().allMatch(Constant.class::isInstance)) {
      return DateComparison.narrowed(call);
    }
    return computed(call).<PlanExpression>map(v -> Constant.of(v, call.place())).orElse(call);
  }

  private static Optional<Value> computed(Call call) {
    return switch (call.name()) {
      case "$add", "$subtract", "$multiply" -> ArithmeticFolding.of(call);
      case "$unary_minus" ->
          value(call, 0) instanceof Value.Int64Value v && v.value() != Long.MIN_VALUE
              ? Optional.of(Value.of(-v.value()))
              : Optional.empty();
      case "DATE_ADD",
          "DATE_SUB",
          "DATETIME_ADD",
          "DATETIME_SUB",
          "TIMESTAMP_ADD",
          "TIMESTAMP_SUB" ->
          DateFolding.of(call);
      case "$equal", "$not_equal" ->
          areEqual((Constant) call.arguments().getFirst(), (Constant) call.arguments().getLast())
              .map(equal -> Value.of(equal == call.name().equals("$equal")));
      case "$less", "$less_or_equal", "$greater", "$greater_or_equal" ->
          order(value(call, 0), value(call, 1)).map(order -> Value.of(holds(call.name(), order)));
      default -> Optional.empty();
    };
  }

  private static Value value(Call call, int index) {
    return ((Constant) call.arguments().get(index)).value();
  }

  private static boolean holds(String comparison, int order) {
    return switch (comparison) {
      case "$less" -> order < 0;
      case "$less_or_equal" -> order <= 0;
      case "$greater" -> order > 0;
      default -> order >= 0;
    };
  }

  /// The order of two values of one simple type.
  private static Optional<Integer> order(Value left, Value right) {
    return switch (left) {
      case Value.Int64Value l ->
          right instanceof Value.Int64Value r
              ? Optional.of(Long.compare(l.value(), r.value()))
              : Optional.empty();
      case Value.DecimalValue l ->
          right instanceof Value.DecimalValue r
              ? Optional.of(l.value().compareTo(r.value()))
              : Optional.empty();
      case Value.DateValue l ->
          right instanceof Value.DateValue r
              ? Optional.of(Integer.compare(l.days(), r.days()))
              : Optional.empty();
      case Value.BoolValue l ->
          right instanceof Value.BoolValue r
              ? Optional.of(Boolean.compare(l.value(), r.value()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// Whether two constants of one type differ or are the same, where that is known.
  static Optional<Boolean> areEqual(Constant one, Constant other) {
    if (one.type().equals(SqlType.STRING)
        && one.value() instanceof Value.StringValue l
        && other.value() instanceof Value.StringValue r) {
      return Optional.of(l.value().equals(r.value()));
    }
    return order(one.value(), other.value()).map(order -> order == 0);
  }

  static PlanExpression fold(Cast cast) {
    if (!(cast.input() instanceof Constant input)
        || !cast.parameters().equals(TypeParameters.NONE)) {
      return cast;
    }
    return converted(input.value(), cast.type())
        .<PlanExpression>map(value -> Constant.of(value, cast.place()))
        .orElse(cast);
  }

  private static Optional<Value> converted(Value value, SqlType to) {
    return switch (value) {
      case Value.NullValue v -> Optional.of(Value.nullOf(to));
      case Value.Int64Value v -> number(v.value(), to);
      case Value.DecimalValue v when to instanceof SqlType.Float64 ->
          Optional.of(Value.of(v.value().doubleValue()));
      case Value.DateValue v when to instanceof SqlType.Datetime ->
          Optional.of(new Value.DatetimeValue(v.days() * DateFolding.MICROS_PER_DAY));
      default -> Optional.empty();
    };
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

  static PlanExpression fold(ArrayOf array) {
    return values(array.elements())
        .<PlanExpression>map(v -> Constant.of(new Value.ArrayValue(array.type(), v), array.place()))
        .orElse(array);
  }

  static PlanExpression fold(StructOf struct) {
    return values(struct.fields())
        .<PlanExpression>map(
            v -> Constant.of(new Value.StructValue(struct.type(), v), struct.place()))
        .orElse(struct);
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
}
