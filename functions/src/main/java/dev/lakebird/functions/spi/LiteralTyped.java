package dev.lakebird.functions.spi;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.List;
import java.util.Optional;

/// A function whose result type follows from the value of a literal argument.
public interface LiteralTyped {
  /// The type of the result.
  ///
  /// @param arguments the types of the arguments
  /// @param literals the value of each argument that is a literal
  /// @throws dev.lakebird.foundation.LakebirdException INVALID_VALUE where the literal does not do
  SqlType resultType(List<SqlType> arguments, List<Optional<Value>> literals);
}
