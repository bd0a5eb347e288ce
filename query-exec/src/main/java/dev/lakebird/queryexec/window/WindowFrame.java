package dev.lakebird.queryexec.window;

import dev.lakebird.types.value.Value;
import org.jspecify.annotations.Nullable;

/// Which rows of its partition a row's aggregate is over.
///
/// @param rows whether offsets count rows; else they are distances in the only key of the order
public record WindowFrame(boolean rows, Bound start, Bound end) {
  /// All rows of the partition.
  public static final WindowFrame PARTITION =
      new WindowFrame(true, Bound.of(Kind.UNBOUNDED_PRECEDING), Bound.of(Kind.UNBOUNDED_FOLLOWING));

  /// The rows up to the last peer of the row: the default where there is an order.
  public static final WindowFrame RUNNING =
      new WindowFrame(false, Bound.of(Kind.UNBOUNDED_PRECEDING), Bound.of(Kind.CURRENT_ROW));

  /// Where a bound lies.
  public enum Kind {
    UNBOUNDED_PRECEDING,
    PRECEDING,
    CURRENT_ROW,
    FOLLOWING,
    UNBOUNDED_FOLLOWING
  }

  /// One end.
  ///
  /// @param offset for PRECEDING and FOLLOWING: INT64 for rows, else of the type of the order's key; not
  ///     NULL and not negative
  public record Bound(Kind kind, @Nullable Value offset) {
    public static Bound of(Kind kind) {
      return new Bound(kind, null);
    }
  }
}
