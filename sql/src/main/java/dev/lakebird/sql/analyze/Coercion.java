package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.ArrayOf;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Cast;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.time.ZoneId;
import java.util.ArrayList;

/// Which expressions become which types without a cast being written. Source: the GoogleSQL
/// reference, "Conversion rules".
final class Coercion {
  private Coercion() {}

  /// Whether a value of the type becomes the other.
  static boolean coerces(SqlType from, SqlType to) {
    if (sameLayout(from, to)) {
      return true;
    }
    return switch (from) {
      case SqlType.Int64 t ->
          to instanceof SqlType.Numeric
              || to instanceof SqlType.BigNumeric
              || to instanceof SqlType.Float64;
      case SqlType.Numeric t -> to instanceof SqlType.BigNumeric || to instanceof SqlType.Float64;
      case SqlType.BigNumeric t -> to instanceof SqlType.Float64;
      case SqlType.Date t -> to instanceof SqlType.Datetime;
      case SqlType.Struct t -> to instanceof SqlType.Struct other && fieldsCoerce(t, other);
      case SqlType.Bool t -> false;
      case SqlType.Float64 t -> false;
      case SqlType.StringType t -> to instanceof SqlType.StringType;
      case SqlType.Bytes t -> false;
      case SqlType.Time t -> false;
      case SqlType.Datetime t -> false;
      case SqlType.Timestamp t -> false;
      case SqlType.Interval t -> false;
      case SqlType.Json t -> false;
      case SqlType.Geography t -> false;
      case SqlType.Array t -> false;
      case SqlType.Range t -> false;
    };
  }

  private static boolean fieldsCoerce(SqlType.Struct from, SqlType.Struct to) {
    if (from.fields().size() != to.fields().size()) {
      return false;
    }
    for (int i = 0; i < from.fields().size(); i++) {
      if (!coerces(from.fields().get(i).type(), to.fields().get(i).type())) {
        return false;
      }
    }
    return true;
  }

  /// Whether two types differ at most in names of fields and in collations.
  static boolean sameLayout(SqlType a, SqlType b) {
    if (a instanceof SqlType.Struct x && b instanceof SqlType.Struct y) {
      if (x.fields().size() != y.fields().size()) {
        return false;
      }
      for (int i = 0; i < x.fields().size(); i++) {
        if (!sameLayout(x.fields().get(i).type(), y.fields().get(i).type())) {
          return false;
        }
      }
      return true;
    }
    if (a instanceof SqlType.Array x && b instanceof SqlType.Array y) {
      return sameLayout(x.element(), y.element());
    }
    if (a instanceof SqlType.StringType) {
      return b instanceof SqlType.StringType;
    }
    return a.equals(b);
  }

  /// Whether the expression becomes the type; literals and parameters become more than other values.
  static boolean coerces(PlanExpression expression, SqlType to) {
    if (coerces(expression.type(), to) || Supertypes.isErrorCall(expression)) {
      return true;
    }
    return switch (expression) {
      case Constant c ->
          switch (c.origin()) {
            case UNTYPED_NULL -> true;
            case LITERAL ->
                readsAs(c, to)
                    || c.type() instanceof SqlType.Float64 && isDecimal(to)
                    || c.value() instanceof Value.ArrayValue a
                        && a.elements().isEmpty()
                        && to instanceof SqlType.Array;
            case PARAMETER -> readsAs(c, to);
            case TYPED -> false;
          };
      case ArrayOf a ->
          to instanceof SqlType.Array target
              && a.elements().stream().allMatch(e -> coerces(e, target.element()));
      case StructOf s -> to instanceof SqlType.Struct target && fieldsCoerce(s, target);
      default -> false;
    };
  }

  private static boolean fieldsCoerce(StructOf struct, SqlType.Struct to) {
    if (struct.fields().size() != to.fields().size()) {
      return false;
    }
    for (int i = 0; i < struct.fields().size(); i++) {
      if (!coerces(struct.fields().get(i), to.fields().get(i).type())) {
        return false;
      }
    }
    return true;
  }

  private static boolean readsAs(Constant constant, SqlType to) {
    return constant.type() instanceof SqlType.StringType
        && (to instanceof SqlType.Date
            || to instanceof SqlType.Time
            || to instanceof SqlType.Datetime
            || to instanceof SqlType.Timestamp);
  }

  private static boolean isDecimal(SqlType type) {
    return type instanceof SqlType.Numeric || type instanceof SqlType.BigNumeric;
  }

  /// The expression as the type; it must be one it [coerces][#coerces(PlanExpression, SqlType)] to.
  ///
  /// @param zone in which literals without a zone are read
  static PlanExpression coerce(PlanExpression expression, SqlType to, ZoneId zone) {
    if (expression instanceof Constant c && c.origin() == Constant.Origin.UNTYPED_NULL) {
      return Constant.of(Value.nullOf(to), c.place());
    }
    if (sameLayout(expression.type(), to)) {
      return Collations.as(expression, to);
    }
    if (expression instanceof Constant c) {
      return constant(c, to, zone);
    }
    if (expression instanceof Call call && Supertypes.isErrorCall(expression)) {
      var arguments =
          call.name().equals("ERROR")
              ? call.arguments()
              : call.arguments().stream().map(a -> coerce(a, to, zone)).toList();
      return new Call(call.function(), arguments, to, call.safe(), call.place());
    }
    if (expression instanceof ArrayOf a && to instanceof SqlType.Array target) {
      var elements = new ArrayList<PlanExpression>();
      a.elements().forEach(e -> elements.add(coerce(e, target.element(), zone)));
      return new ArrayOf(elements, target, a.place());
    }
    if (expression instanceof StructOf s && to instanceof SqlType.Struct target) {
      var fields = new ArrayList<PlanExpression>();
      for (int i = 0; i < s.fields().size(); i++) {
        fields.add(coerce(s.fields().get(i), target.fields().get(i).type(), zone));
      }
      return new StructOf(fields, target, s.place());
    }
    return Cast.implied(expression, to);
  }

  private static PlanExpression constant(Constant constant, SqlType to, ZoneId zone) {
    if (constant.value().isNull()) {
      return Constant.of(Value.nullOf(to), constant.place());
    }
    if (constant.value() instanceof Value.ArrayValue a
        && a.elements().isEmpty()
        && to instanceof SqlType.Array target) {
      return Constant.of(new Value.ArrayValue(target, a.elements()), constant.place());
    }
    return LiteralConversion.convert(constant, to, zone)
        .<PlanExpression>map(value -> new Constant(value, constant.origin(), constant.place()))
        .orElseGet(() -> Cast.implied(constant, to));
  }
}
