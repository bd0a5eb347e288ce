package dev.lakebird.functions.spi;

import dev.lakebird.types.SqlType;
import java.util.Set;

/// What a parameter takes.
public sealed interface TypePattern {
  /// This type, or what coerces to it.
  record Exact(SqlType type) implements TypePattern {}

  /// Any type that satisfies the constraint; all parameters with the same variable take their common
  /// supertype.
  record Variable(String name, Constraint constraint) implements TypePattern {}

  /// Any type, whatever those of other arguments are.
  record Anything() implements TypePattern {}

  /// An array of what the element pattern takes.
  record ArrayOf(TypePattern element) implements TypePattern {}

  /// A keyword such as a date part (`YEAR`, `WEEK(MONDAY)`), passed to the kernel as a constant STRING
  /// in upper case.
  record Keyword(Set<String> allowed) implements TypePattern {
    public Keyword {
      allowed = Set.copyOf(allowed);
    }
  }

  enum Constraint {
    ANY,
    ORDERABLE,
    GROUPABLE,
    /// Comparable with `=`.
    COMPARABLE
  }

  static TypePattern exact(SqlType type) {
    return new Exact(type);
  }

  static TypePattern any(String variable) {
    return new Variable(variable, Constraint.ANY);
  }
}
