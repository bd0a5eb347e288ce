package dev.lakebird.catalog.identity;

import dev.lakebird.catalog.model.CatalogChange;
import dev.lakebird.catalog.model.CatalogCommit;
import dev.lakebird.catalog.model.CatalogHead;
import dev.lakebird.catalog.model.CatalogSnapshot;
import dev.lakebird.catalog.model.CommitKey;
import dev.lakebird.catalog.model.CommitLogEntry;
import dev.lakebird.catalog.model.CommitOutcome;
import dev.lakebird.catalog.model.ConflictReason;
import dev.lakebird.catalog.model.EmptySnapshot;
import dev.lakebird.catalog.sqlite.SqliteCatalogFile;
import dev.lakebird.catalog.store.CatalogStore;
import dev.lakebird.catalog.store.ClockMicros;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.tableformat.commit.CommitListener;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The catalog of one warehouse. Before the first schema is made it is empty and nothing of it exists on
/// disk; from then on it is the store that the warehouse's identity names, or nothing at all: a store
/// that is missing or another's is CATALOG_MISMATCH. Any thread may call it.
public final class WarehouseCatalog implements AutoCloseable {
  private final IdentityObject identity;
  private final StorePlace place;
  private final Clock clock;
  private @Nullable CatalogStore store;

  /// @param warehouse the canonical location of the warehouse
  /// @param chosen where the store lies, for a warehouse in a bucket
  /// @param dataFolder where it lies unless chosen
  public WarehouseCatalog(
      Storage storage, String warehouse, Optional<Path> chosen, Path dataFolder, Clock clock) {
    this.identity = new IdentityObject(storage, warehouse);
    this.place = new StorePlace(warehouse, chosen, dataFolder);
    this.clock = clock;
    if (place.isInside() && chosen.isPresent()) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT,
          "The catalog of a local warehouse lies inside it; a path for it cannot be chosen");
    }
  }

  /// The catalog as of its last commit.
  public CatalogSnapshot snapshot() {
    return find().<CatalogSnapshot>map(CatalogStore::snapshot).orElseGet(EmptySnapshot::new);
  }

  /// The catalog as of a commit; a sequence that does not exist is NOT_FOUND.
  public CatalogSnapshot snapshotAt(long sequence) {
    Optional<CatalogSnapshot> found =
        sequence == 0
            ? Optional.of(new EmptySnapshot())
            : find().flatMap(known -> known.snapshotAt(sequence));
    return found.orElseThrow(
        () -> new LakebirdException(ErrorCode.NOT_FOUND, "Not found: Commit " + sequence));
  }

  /// The clock that commits are stamped by, in microseconds since 1970-01-01 UTC.
  public long clockMicros() {
    return find().map(CatalogStore::clockMicros).orElseGet(() -> ClockMicros.now(clock));
  }

  /// The last commit at or before a moment, for good; see [CatalogStore#asOf].
  public CatalogHead asOf(long timestampMicros) {
    return find().map(known -> known.asOf(timestampMicros)).orElse(CatalogHead.EMPTY);
  }

  /// Commits; see [CatalogStore#commit]. The first schema brings the store into being.
  public CommitOutcome commit(CatalogCommit commit, CommitListener listener) {
    Optional<CatalogStore> known = find();
    if (known.isPresent()) {
      return known.get().commit(commit, listener);
    }
    boolean makesSchema =
        commit.changes().stream().anyMatch(CatalogChange.CreateSchema.class::isInstance);
    return makesSchema
        ? findOrCreate().commit(commit, listener)
        : new CommitOutcome.Conflict(ConflictReason.SCHEMA_MISSING, "of the statement");
  }

  /// Asks about a commit and settles it; see [CatalogStore#settle].
  public Optional<CommitOutcome.Committed> settle(CommitKey key) {
    return find().flatMap(known -> known.settle(key));
  }

  /// The log after a sequence, oldest first.
  public List<CommitLogEntry> log(long afterSequence, int countMax) {
    return find().map(known -> known.log(afterSequence, countMax)).orElse(List.of());
  }

  private synchronized Optional<CatalogStore> find() {
    if (store != null) {
      return Optional.of(store);
    }
    Optional<CatalogIdentity> found = identity.find();
    if (found.isEmpty()) {
      if (!holdsCommits()) {
        return Optional.empty();
      }
      found = identity.find();
    }
    if (found.isEmpty()) {
      throw new LakebirdException(
              ErrorCode.CATALOG_MISMATCH,
              "The warehouse holds a catalog but its identity is missing")
          .with("store", place.inside());
    }
    CatalogStore opened = open(found.get());
    store = opened;
    return Optional.of(opened);
  }

  private synchronized CatalogStore findOrCreate() {
    Optional<CatalogStore> known = find();
    if (known.isPresent()) {
      return known.get();
    }
    UUID proposed = UUID.randomUUID();
    var file = new SqliteCatalogFile(place.ofNew(proposed), clock);
    CatalogStore made = file.openOrCreate(proposed, place.servedAddress());
    CatalogIdentity standing;
    try {
      standing =
          identity.createIfAbsent(
              new CatalogIdentity(
                  made.catalogId(), CatalogIdentity.SQLITE, place.described(file.path())));
    } catch (RuntimeException failure) {
      made.close();
      throw failure;
    }
    if (!standing.catalogId().equals(made.catalogId())) {
      made.close();
      if (place.isOwn(proposed, file.path())) {
        file.delete();
      }
      made = open(standing);
    }
    store = made;
    return made;
  }

  private CatalogStore open(CatalogIdentity standing) {
    if (!standing.storeKind().equals(CatalogIdentity.SQLITE)) {
      throw LakebirdException.unimplemented("A catalog store of kind " + standing.storeKind());
    }
    CatalogStore opened = new SqliteCatalogFile(place.of(standing), clock).open();
    if (!opened.catalogId().equals(standing.catalogId())) {
      opened.close();
      throw new LakebirdException(
              ErrorCode.CATALOG_MISMATCH, "The catalog store is not that of the warehouse")
          .with("store", place.of(standing))
          .with("catalog of the warehouse", standing.catalogId())
          .with("catalog of the store", opened.catalogId());
    }
    return opened;
  }

  /// Whether a store with commits lies in the warehouse. Where the identity is gone, answering as if the
  /// warehouse were empty would hide what it holds.
  private boolean holdsCommits() {
    return place.isInside() && new SqliteCatalogFile(place.inside(), clock).lastSequence() > 0;
  }

  @Override
  public synchronized void close() {
    if (store != null) {
      store.close();
    }
  }
}
