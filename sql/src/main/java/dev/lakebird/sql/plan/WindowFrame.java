package dev.lakebird.sql.plan;

import dev.lakebird.types.value.Value;
import org.jspecify.annotations.Nullable;

/// Which rows of its partition a row's function is over.
///
/// @param rows whether offsets count rows (ROWS); else they are distances in the only key of the order
///     (RANGE)
public record WindowFrame(boolean rows, Bound start, Bound end) {
  /// All rows of the partition: the default without an order.
  public static final WindowFrame PARTITION =
      new WindowFrame(
          false, Bound.of(Kind.UNBOUNDED_PRECEDING), Bound.of(Kind.UNBOUNDED_FOLLOWING));

  /// The rows up to the last peer of the row: the default with an order.
  public static final WindowFrame RUNNING =
      new WindowFrame(false, Bound.of(Kind.UNBOUNDED_PRECEDING), Bound.of(Kind.CURRENT_ROW));

  /// Where a bound lies, from the first to the last.
  public enum Kind {
    UNBOUNDED_PRECEDING,
    PRECEDING,
    CURRENT_ROW,
    FOLLOWING,
    UNBOUNDED_FOLLOWING
  }

  /// One end of a frame.
  ///
  /// @param offset of PRECEDING and FOLLOWING: an INT64 for rows, else of the type of the order's key;
  ///     neither NULL nor negative
  public record Bound(Kind kind, @Nullable Value offset) {
    public static Bound of(Kind kind) {
      return new Bound(kind, null);
    }
  }
}
