package dev.lakebird.sql.analyze;

import dev.lakebird.functions.spi.Signature.Parameter;
import dev.lakebird.functions.spi.TypePattern;
import dev.lakebird.sql.collate.CollatedTypes;
import dev.lakebird.sql.plan.ArrayOf;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the arguments of a call become under the parameters they are for.
final class ArgumentTypes {
  private final Map<String, List<PlanExpression>> evidence = new HashMap<>();
  private final Map<String, SqlType> fixed = new HashMap<>();
  private final Map<String, SqlType> variables = new HashMap<>();

  private ArgumentTypes() {}

  /// The type of each argument, or nothing where one does not fit.
  static Optional<List<SqlType>> of(List<Parameter> parameters, List<PlanExpression> arguments) {
    return new ArgumentTypes().solve(parameters, arguments);
  }

  private Optional<List<SqlType>> solve(
      List<Parameter> parameters, List<PlanExpression> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (!collect(parameters.get(i).type(), arguments.get(i))) {
        return Optional.empty();
      }
    }
    for (var parameter : parameters) {
      if (!decide(parameter.type())) {
        return Optional.empty();
      }
    }
    var types = new ArrayList<SqlType>();
    for (int i = 0; i < arguments.size(); i++) {
      var type = typeOf(parameters.get(i).type(), arguments.get(i));
      if (type.isEmpty() || !Coercion.coerces(arguments.get(i), type.get())) {
        return Optional.empty();
      }
      types.add(type.get());
    }
    return Optional.of(types);
  }

  /// Notes what an argument says of the variables in its pattern.
  private boolean collect(TypePattern pattern, PlanExpression argument) {
    return switch (pattern) {
      case TypePattern.Exact p -> true;
      case TypePattern.Keyword p -> true;
      case TypePattern.Anything p -> true;
      case TypePattern.Variable p -> {
        evidence.computeIfAbsent(p.name(), n -> new ArrayList<>()).add(argument);
        yield true;
      }
      case TypePattern.ArrayOf p -> collectElements(p.element(), argument);
    };
  }

  private boolean collectElements(TypePattern element, PlanExpression argument) {
    if (!(element instanceof TypePattern.Variable variable)) {
      return true;
    }
    var known = evidence.computeIfAbsent(variable.name(), n -> new ArrayList<>());
    if (Supertypes.isUntypedNull(argument) || isEmptyArray(argument)) {
      return true;
    }
    if (argument instanceof ArrayOf array && Supertypes.isLiteral(argument)) {
      known.addAll(array.elements());
      return true;
    }
    if (!(argument.type() instanceof SqlType.Array array)) {
      return false;
    }
    var before = fixed.get(variable.name());
    if (before != null && !Coercion.sameLayout(before, array.element())) {
      return false;
    }
    fixed.put(
        variable.name(),
        before == null ? array.element() : CollatedTypes.merged(before, array.element()));
    return true;
  }

  private static boolean isEmptyArray(PlanExpression argument) {
    return argument instanceof Constant c
        && c.origin() == Constant.Origin.LITERAL
        && c.value() instanceof Value.ArrayValue array
        && array.elements().isEmpty();
  }

  /// Gives the variables of a pattern their types.
  private boolean decide(TypePattern pattern) {
    return switch (pattern) {
      case TypePattern.Exact p -> true;
      case TypePattern.Keyword p -> true;
      case TypePattern.Anything p -> true;
      case TypePattern.ArrayOf p -> decide(p.element());
      case TypePattern.Variable p -> variables.containsKey(p.name()) || decideVariable(p);
    };
  }

  private boolean decideVariable(TypePattern.Variable variable) {
    var known = evidence.getOrDefault(variable.name(), List.of());
    var array = fixed.get(variable.name());
    var type = array != null ? Optional.of(array) : Supertypes.of(known);
    if (type.isEmpty() || !satisfies(type.get(), variable.constraint())) {
      return false;
    }
    variables.put(variable.name(), type.get());
    return true;
  }

  private static boolean satisfies(SqlType type, TypePattern.Constraint constraint) {
    return switch (constraint) {
      case ANY -> true;
      case ORDERABLE -> type.isOrderable();
      case GROUPABLE -> type.isGroupable();
      case COMPARABLE -> isComparable(type);
    };
  }

  /// Source: the GoogleSQL reference, "Comparison operators".
  private static boolean isComparable(SqlType type) {
    return switch (type) {
      case SqlType.Struct t -> t.fields().stream().allMatch(f -> isComparable(f.type()));
      case SqlType.Array t -> isComparable(t.element());
      case SqlType.Json t -> false;
      case SqlType.Geography t -> false;
      default -> true;
    };
  }

  private Optional<SqlType> typeOf(TypePattern pattern, PlanExpression argument) {
    return switch (pattern) {
      case TypePattern.Exact p -> Optional.of(p.type());
      case TypePattern.Anything p -> Optional.of(argument.type());
      case TypePattern.Variable p -> Optional.ofNullable(variables.get(p.name()));
      case TypePattern.Keyword p ->
          argument instanceof Constant c
                  && c.value() instanceof Value.StringValue keyword
                  && Keywords.allows(p, keyword.value())
              ? Optional.of(SqlType.STRING)
              : Optional.empty();
      case TypePattern.ArrayOf p -> typeOf(p.element(), argument).map(SqlType::array);
    };
  }
}
