package dev.lakebird.types;

import java.util.OptionalInt;

/// What a column or cast says beyond its type: `NUMERIC(precision, scale)`, `STRING(length)`.
/// Source: the GoogleSQL reference, "Parameterized data types".
public record TypeParameters(OptionalInt precision, OptionalInt scale, OptionalInt maxLength) {
  public static final TypeParameters NONE =
      new TypeParameters(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

  public static TypeParameters decimal(int precision, int scale) {
    return new TypeParameters(
        OptionalInt.of(precision), OptionalInt.of(scale), OptionalInt.empty());
  }

  public static TypeParameters length(int maxLength) {
    return new TypeParameters(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(maxLength));
  }
}
