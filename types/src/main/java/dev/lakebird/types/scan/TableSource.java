package dev.lakebird.types.scan;

import java.util.List;
import java.util.OptionalLong;

/// A table at one immutable state, as execution reads it.
public interface TableSource {
  /// The columns that can be asked for, in table order.
  List<ScanColumn> columns();

  /// The number of rows where metadata knows it exactly.
  OptionalLong rowCount();

  /// Plans a scan: prunes by metadata and cuts the rest into splits.
  Scan plan(ScanRequest request);
}
