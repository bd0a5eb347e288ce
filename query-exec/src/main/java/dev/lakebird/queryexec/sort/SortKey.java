package dev.lakebird.queryexec.sort;

/// One term of ORDER BY over an input column.
public record SortKey(int column, boolean descending, boolean nullsFirst) {
  /// Ascending, NULLs first: GoogleSQL's default.
  public static SortKey ascending(int column) {
    return new SortKey(column, false, true);
  }

  /// Descending, NULLs last: GoogleSQL's default.
  public static SortKey descending(int column) {
    return new SortKey(column, true, false);
  }
}
