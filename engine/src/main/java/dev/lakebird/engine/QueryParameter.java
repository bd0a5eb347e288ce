package dev.lakebird.engine;

import dev.lakebird.types.value.Value;
import java.util.Optional;

/// A value bound to `@name`, or to the next `?` where the name is empty.
public record QueryParameter(Optional<String> name, Value value) {
  public static QueryParameter named(String name, Value value) {
    return new QueryParameter(Optional.of(name), value);
  }

  public static QueryParameter positional(Value value) {
    return new QueryParameter(Optional.empty(), value);
  }
}
