package dev.lakebird.functions.spi;

/// A function over groups of rows.
public non-sealed interface AggregateFunction extends SqlFunction {
  /// A kernel for arguments of these physical types, immutable and shared by all workers. DISTINCT,
  /// ORDER BY and LIMIT inside the call are the caller's work unless the call says otherwise.
  AggregateKernel bind(BoundCall call);
}
