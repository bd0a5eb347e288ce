package dev.lakebird.functions.spi;

/// A function that decides which of its arguments are evaluated for which rows: IF, CASE, COALESCE,
/// AND, OR, IFERROR.
public non-sealed interface ConditionalFunction extends SqlFunction {
  /// A kernel for arguments of these physical types, immutable and shared by all workers.
  ConditionalKernel bind(BoundCall call);
}
