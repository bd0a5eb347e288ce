package dev.lakebird.queryexec.plan;

import java.util.List;
import java.util.Map;

/// A table as a plan names it.
///
/// @param names for people: `[dataset, table]`
/// @param identity what finds exactly the state that the plan means; empty in a foreign plan
public record TableReference(List<String> names, Map<String, String> identity) {
  public TableReference {
    names = List.copyOf(names);
    identity = Map.copyOf(identity);
  }

  /// The names with dots.
  public String label() {
    return String.join(".", names);
  }
}
