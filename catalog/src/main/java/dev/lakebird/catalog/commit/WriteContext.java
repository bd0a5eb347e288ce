package dev.lakebird.catalog.commit;

import dev.lakebird.catalog.model.CommitKey;
import dev.lakebird.foundation.Cancellation;

/// On whose behalf a statement writes.
///
/// @param key the idempotency key of the statement's commit
/// @param actor who, as the log shall name them
/// @param operation the kind of statement, as the log shall name it: `INSERT`, `CREATE TABLE`, …
public record WriteContext(
    CommitKey key, String actor, String operation, Cancellation cancellation) {
  /// With a key of its own and nobody who could cancel.
  public static WriteContext of(String actor, String operation) {
    return new WriteContext(CommitKey.random(), actor, operation, new Cancellation());
  }
}
