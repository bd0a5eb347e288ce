package dev.lakebird.sql.analyze;

import dev.lakebird.sql.collate.CollatedTypes;
import dev.lakebird.sql.plan.ArrayOf;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The type that several expressions have in common. Source: the GoogleSQL reference, "Supertypes".
final class Supertypes {
  private Supertypes() {}

  /// The common supertype of expressions: that of the ones that are not literals, unless a literal
  /// needs a wider one. Of NULLs alone it is INT64.
  static Optional<SqlType> of(Collection<? extends PlanExpression> expressions) {
    var structs = expressions.stream().filter(e -> !isUntypedNull(e)).toList();
    if (structs.size() > 1 && structs.stream().allMatch(StructOf.class::isInstance)) {
      return ofWritten(structs.stream().map(StructOf.class::cast).toList());
    }
    var fixed = new ArrayList<PlanExpression>();
    var literals = new ArrayList<PlanExpression>();
    for (var expression : expressions) {
      if (isLiteral(expression) || isParameter(expression)) {
        literals.add(expression);
      } else if (!isUntypedNull(expression) && !isErrorCall(expression)) {
        fixed.add(expression);
      }
    }
    if (fixed.isEmpty() && literals.isEmpty()) {
      return Optional.of(SqlType.INT64);
    }
    if (fixed.isEmpty()) {
      return ofLiterals(literals);
    }
    return ofTypes(fixed.stream().map(PlanExpression::type).toList())
        .flatMap(type -> widened(type, literals));
  }

  /// Of STRUCTs that are written out, field by field, so that a literal or NULL in one takes its type from
  /// the others.
  private static Optional<SqlType> ofWritten(List<StructOf> structs) {
    var first = structs.getFirst();
    if (structs.stream().anyMatch(s -> s.fields().size() != first.fields().size())) {
      return Optional.empty();
    }
    var fields = new ArrayList<SqlType.Field>();
    for (int i = 0; i < first.fields().size(); i++) {
      int index = i;
      var type = of(structs.stream().map(s -> s.fields().get(index)).toList());
      if (type.isEmpty()) {
        return Optional.empty();
      }
      fields.add(new SqlType.Field(first.type().fields().get(i).name(), type.get()));
    }
    return Optional.of(new SqlType.Struct(fields));
  }

  private static Optional<SqlType> ofLiterals(List<PlanExpression> literals) {
    var sized = literals.stream().filter(l -> !isEmptyArray(l)).toList();
    var types = (sized.isEmpty() ? literals : sized).stream().map(PlanExpression::type).toList();
    var common = ofTypes(types);
    if (common.isPresent()) {
      return common.flatMap(type -> widened(type, literals));
    }
    for (var type : types) {
      if (literals.stream().allMatch(l -> Coercion.coerces(l, type))) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  private static Optional<SqlType> widened(SqlType type, List<PlanExpression> literals) {
    var common = type;
    for (var literal : literals) {
      if (!Coercion.coerces(literal, common)) {
        var wider = ofTypes(List.of(common, literal.type()));
        if (wider.isEmpty()) {
          return wider;
        }
        common = wider.get();
      }
    }
    return Optional.of(common);
  }

  /// The common supertype of types, the first where several say the same.
  static Optional<SqlType> ofTypes(List<SqlType> types) {
    SqlType common = types.getFirst();
    for (var type : types.subList(1, types.size())) {
      if (Coercion.sameLayout(common, type)) {
        common = CollatedTypes.merged(common, type);
        continue;
      }
      if (common instanceof SqlType.Struct a && type instanceof SqlType.Struct b) {
        var struct = ofStructs(a, b);
        if (struct.isEmpty()) {
          return Optional.empty();
        }
        common = struct.get();
      } else if (Coercion.coerces(common, type)) {
        common = type;
      } else if (!Coercion.coerces(type, common)) {
        return Optional.empty();
      }
    }
    return Optional.of(common);
  }

  private static Optional<SqlType> ofStructs(SqlType.Struct a, SqlType.Struct b) {
    if (a.fields().size() != b.fields().size()) {
      return Optional.empty();
    }
    var fields = new ArrayList<SqlType.Field>();
    for (int i = 0; i < a.fields().size(); i++) {
      var type = ofTypes(List.of(a.fields().get(i).type(), b.fields().get(i).type()));
      if (type.isEmpty()) {
        return Optional.empty();
      }
      fields.add(new SqlType.Field(a.fields().get(i).name(), type.get()));
    }
    return Optional.of(new SqlType.Struct(fields));
  }

  /// Whether it is NULL without a type.
  static boolean isUntypedNull(PlanExpression expression) {
    return expression instanceof Constant c && c.origin() == Constant.Origin.UNTYPED_NULL;
  }

  private static boolean isParameter(PlanExpression expression) {
    return expression instanceof Constant c && c.origin() == Constant.Origin.PARAMETER;
  }

  /// Whether it is a call of ERROR, or one of IFERROR over nothing else: these have the type that their
  /// place asks for.
  static boolean isErrorCall(PlanExpression expression) {
    return expression instanceof Call call
        && switch (call.name()) {
          case "ERROR" -> true;
          case "IFERROR" -> call.arguments().stream().allMatch(Supertypes::isErrorCall);
          default -> false;
        };
  }

  /// Whether it is written as a literal without a type of its own.
  static boolean isLiteral(PlanExpression expression) {
    return switch (expression) {
      case Constant c -> c.origin() == Constant.Origin.LITERAL;
      case ArrayOf a ->
          !a.elements().isEmpty() && a.elements().stream().allMatch(Supertypes::isFlexible);
      case StructOf s -> s.fields().stream().allMatch(Supertypes::isFlexible);
      default -> false;
    };
  }

  private static boolean isFlexible(PlanExpression expression) {
    return isLiteral(expression) || isUntypedNull(expression);
  }

  private static boolean isEmptyArray(PlanExpression expression) {
    return expression instanceof Constant && expression.type() instanceof SqlType.Array;
  }
}
