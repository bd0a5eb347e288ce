package dev.lakebird.catalog.model;

import java.util.List;

/// All that one commit does: it takes place whole or not at all.
///
/// @param key the idempotency key: a key that has committed before does nothing again
/// @param actor who commits, as the log shall name them
/// @param operation what kind of statement it is: `CREATE TABLE`, `INSERT`, …
public record CatalogCommit(
    CommitKey key,
    String actor,
    String operation,
    List<Requirement> requirements,
    List<CatalogChange> changes) {
  public CatalogCommit {
    requirements = List.copyOf(requirements);
    changes = List.copyOf(changes);
  }
}
