package dev.lakebird.catalog.store;

import dev.lakebird.catalog.model.CatalogCommit;
import dev.lakebird.catalog.model.CatalogHead;
import dev.lakebird.catalog.model.CatalogSnapshot;
import dev.lakebird.catalog.model.CommitKey;
import dev.lakebird.catalog.model.CommitLogEntry;
import dev.lakebird.catalog.model.CommitOutcome;
import dev.lakebird.tableformat.commit.CommitListener;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One catalog in one transactional database, shared by any number of processes. Any thread may call
/// it. Sequence order is visibility order: a commit takes its number under the lock of the head row,
/// which it holds until it is visible.
public interface CatalogStore extends AutoCloseable {
  /// The identity that the store was made with.
  UUID catalogId();

  /// The last commit.
  CatalogHead head();

  /// The catalog as of the last commit.
  CatalogSnapshot snapshot();

  /// The catalog as of a commit; empty where there is no such commit. Sequence 0 is the empty catalog.
  Optional<CatalogSnapshot> snapshotAt(long sequence);

  /// The clock of the database, in microseconds since 1970-01-01 UTC.
  long clockMicros();

  /// The last commit at or before a moment, for good: every later commit is stamped after it. The moment
  /// must not be later than [#clockMicros]; otherwise INVALID_VALUE.
  CatalogHead asOf(long timestampMicros);

  /// Commits, or says what stands in the way. The listener is told DATABASE_COMMIT when everything but
  /// the database's own commit is done. When it throws, it is certain that nothing was committed.
  CommitOutcome commit(CatalogCommit commit, CommitListener listener);

  /// Asks about a commit and settles it: where the answer is empty, the commit has not taken place and
  /// no attempt that was under way when this was called ever will.
  Optional<CommitOutcome.Committed> settle(CommitKey key);

  /// The log after a sequence, oldest first, at most `countMax` entries.
  List<CommitLogEntry> log(long afterSequence, int countMax);

  @Override
  void close();
}
