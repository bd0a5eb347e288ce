package dev.lakebird.functions.spi;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.List;
import java.util.Optional;
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
  ///
  /// @param named the name a call may give it by, and what it is where the call does not
  public record Parameter(TypePattern type, Mode mode, Optional<Named> named) {
    public static Parameter required(TypePattern type) {
      return new Parameter(type, Mode.REQUIRED, Optional.empty());
    }

    public static Parameter optional(TypePattern type) {
      return new Parameter(type, Mode.OPTIONAL, Optional.empty());
    }

    public static Parameter repeated(TypePattern type) {
      return new Parameter(type, Mode.REPEATED, Optional.empty());
    }

    /// A parameter given as `name => value`, or without its name after all others where none of them
    /// repeats. Stands behind those without names. The kernel always gets it: where the call leaves it
    /// out, as the default.
    public static Parameter named(String name, TypePattern type, Value value) {
      return new Parameter(type, Mode.REQUIRED, Optional.of(new Named(name, value)));
    }
  }

  /// How a parameter is called in a call, in lower case, and what it is where it is left out.
  public record Named(String name, Value value) {}

  public enum Mode {
    REQUIRED,
    OPTIONAL,
    REPEATED
  }
}
