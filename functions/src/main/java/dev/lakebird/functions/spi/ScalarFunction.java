package dev.lakebird.functions.spi;

/// A function whose arguments are all evaluated first.
public non-sealed interface ScalarFunction extends SqlFunction {
  /// A kernel for arguments of these physical types, immutable and shared by all workers.
  ScalarKernel bind(BoundCall call);
}
