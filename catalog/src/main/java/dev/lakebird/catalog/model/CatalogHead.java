package dev.lakebird.catalog.model;

/// A place in the history of a catalog. Sequence 0 is the empty catalog before the first commit.
///
/// @param sequence the number of the last commit
/// @param timestampMicros microseconds since 1970-01-01 UTC at which that commit took place; 0 at
///     sequence 0
public record CatalogHead(long sequence, long timestampMicros) {
  public static final CatalogHead EMPTY = new CatalogHead(0, 0);
}
