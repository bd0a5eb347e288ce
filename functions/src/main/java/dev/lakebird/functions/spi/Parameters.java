package dev.lakebird.functions.spi;

import dev.lakebird.functions.spi.Signature.Parameter;
import dev.lakebird.functions.spi.TypePattern.Constraint;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Parameters and result rules as definitions write them.
public final class Parameters {
  private Parameters() {}

  public static Parameter required(SqlType type) {
    return Parameter.required(TypePattern.exact(type));
  }

  public static Parameter optional(SqlType type) {
    return Parameter.optional(TypePattern.exact(type));
  }

  public static Parameter repeated(SqlType type) {
    return Parameter.repeated(TypePattern.exact(type));
  }

  /// A parameter of any type; all with the same variable share one type.
  public static Parameter any(String variable) {
    return Parameter.required(TypePattern.any(variable));
  }

  public static Parameter anyRepeated(String variable) {
    return Parameter.repeated(TypePattern.any(variable));
  }

  /// A parameter of any type, whatever those of others are.
  public static Parameter anything() {
    return Parameter.required(new TypePattern.Anything());
  }

  /// Any number of arguments, each of any type.
  public static Parameter anythingRepeated() {
    return Parameter.repeated(new TypePattern.Anything());
  }

  public static Parameter comparable(String variable) {
    return Parameter.required(new TypePattern.Variable(variable, Constraint.COMPARABLE));
  }

  public static Parameter comparableRepeated(String variable) {
    return Parameter.repeated(new TypePattern.Variable(variable, Constraint.COMPARABLE));
  }

  public static Parameter orderable(String variable) {
    return Parameter.required(new TypePattern.Variable(variable, Constraint.ORDERABLE));
  }

  public static Parameter orderableRepeated(String variable) {
    return Parameter.repeated(new TypePattern.Variable(variable, Constraint.ORDERABLE));
  }

  /// An array of any type.
  public static Parameter array(String elementVariable) {
    return Parameter.required(new TypePattern.ArrayOf(TypePattern.any(elementVariable)));
  }

  public static Parameter arrayRepeated(String elementVariable) {
    return Parameter.repeated(new TypePattern.ArrayOf(TypePattern.any(elementVariable)));
  }

  public static Parameter arrayOf(SqlType element) {
    return Parameter.required(new TypePattern.ArrayOf(TypePattern.exact(element)));
  }

  public static Parameter keyword(Set<String> allowed) {
    return Parameter.required(new TypePattern.Keyword(allowed));
  }

  public static Parameter keywordOptional(Set<String> allowed) {
    return Parameter.optional(new TypePattern.Keyword(allowed));
  }

  /// A parameter given as `name => value`; `value` where it is left out.
  public static Parameter named(String name, SqlType type, Value value) {
    return Parameter.named(name, TypePattern.exact(type), value);
  }

  /// The result has the type of argument `index`.
  public static Function<List<SqlType>, SqlType> typeOf(int index) {
    return types -> types.get(index);
  }

  /// The result has the element type of the array that is argument `index`.
  public static Function<List<SqlType>, SqlType> elementOf(int index) {
    return types -> ((SqlType.Array) types.get(index)).element();
  }
}
