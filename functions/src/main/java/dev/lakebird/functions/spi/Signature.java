package dev.lakebird.functions.spi;

import dev.lakebird.types.SqlType;
import java.util.List;
import java.util.function.Function;

/// One way to call a function.
///
/// An argument written `INTERVAL n PART` fills two parameters: an INT64 and a [TypePattern.Keyword].
///
/// @param result the type of the result from the types of the actual arguments after coercion
public record Signature(List<Parameter> parameters, Function<List<SqlType>, SqlType> result) {
  public Signature {
    parameters = List.copyOf(parameters);
  }

  /// A signature with required parameters of fixed types.
  public static Signature of(SqlType result, SqlType... parameters) {
    return new Signature(
        java.util.Arrays.stream(parameters)
            .map(p -> Parameter.required(TypePattern.exact(p)))
            .toList(),
        types -> result);
  }

  public static Signature of(Function<List<SqlType>, SqlType> result, Parameter... parameters) {
    return new Signature(List.of(parameters), result);
  }

  /// One parameter. `REPEATED` ones stand for any number of arguments, also none; consecutive
  /// repeated parameters repeat as a group.
  public record Parameter(TypePattern type, Mode mode) {
    public static Parameter required(TypePattern type) {
      return new Parameter(type, Mode.REQUIRED);
    }

    public static Parameter optional(TypePattern type) {
      return new Parameter(type, Mode.OPTIONAL);
    }

    public static Parameter repeated(TypePattern type) {
      return new Parameter(type, Mode.REPEATED);
    }
  }

  public enum Mode {
    REQUIRED,
    OPTIONAL,
    REPEATED
  }
}
