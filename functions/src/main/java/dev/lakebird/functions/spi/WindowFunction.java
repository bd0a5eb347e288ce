package dev.lakebird.functions.spi;

/// A function over the window of each row: what stands before OVER and is no aggregate.
public non-sealed interface WindowFunction extends SqlFunction {
  /// What the function asks of its window.
  Rules rules();

  /// A kernel for arguments of these physical types, immutable and shared by all workers.
  ///
  /// @param ignoreNulls whether the call says `IGNORE NULLS`
  WindowKernel bind(BoundCall call, boolean ignoreNulls);

  /// What a function asks of its window, and takes inside its parentheses.
  ///
  /// @param frame whether a frame may be written
  /// @param nulls whether IGNORE or RESPECT NULLS may be written
  /// @param ignoresNulls what holds where neither is written
  record Rules(Order order, boolean frame, boolean nulls, boolean ignoresNulls) {}

  /// Whether ORDER BY may or must be in the window.
  enum Order {
    OPTIONAL,
    REQUIRED,
    /// ORDER BY may not be written: the function has its own order, by its first argument ascending,
    /// NULLs first, and its kernel meets partitions in that order.
    OWN
  }
}
