package dev.lakebird.types.scan;

import java.util.List;
import java.util.Set;

/// What a scan shall yield.
///
/// @param columns positions in [TableSource#columns], in the order of the batches' columns
/// @param filters conjuncts that rows must satisfy; a source applies each exactly, so that no row
///     fails one after the scan
/// @param runtimeFilters filters that may arrive while the scan runs; a source applies each as soon
///     as it can, and may let rows pass that came before it
/// @param passed the columns, by position in the table, that nothing computes with: a source may leave
///     them as dictionary vectors where it would else make flat ones
/// @param batchRows the most rows a batch
public record ScanRequest(
    List<Integer> columns,
    List<ScanFilter> filters,
    List<RuntimeFilter> runtimeFilters,
    Set<Integer> passed,
    int batchRows) {
  public ScanRequest {
    columns = List.copyOf(columns);
    filters = List.copyOf(filters);
    runtimeFilters = List.copyOf(runtimeFilters);
    passed = Set.copyOf(passed);
  }

  public ScanRequest(
      List<Integer> columns,
      List<ScanFilter> filters,
      List<RuntimeFilter> runtimeFilters,
      int batchRows) {
    this(columns, filters, runtimeFilters, Set.of(), batchRows);
  }
}
