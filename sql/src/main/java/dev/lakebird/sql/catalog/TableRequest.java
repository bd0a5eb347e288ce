package dev.lakebird.sql.catalog;

import java.util.List;
import java.util.OptionalLong;

/// Which table is asked for, and by whom.
///
/// @param path `[table]`, `[dataset, table]` or `[project, dataset, table]`
/// @param asOfMicros the moment of `FOR SYSTEM_TIME AS OF`, microseconds since 1970 UTC
public record TableRequest(List<String> path, OptionalLong asOfMicros, String principal) {
  public TableRequest {
    path = List.copyOf(path);
  }
}
