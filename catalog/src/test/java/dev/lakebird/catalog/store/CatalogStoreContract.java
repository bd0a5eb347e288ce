package dev.lakebird.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.catalog.model.CatalogChange;
import dev.lakebird.catalog.model.CatalogCommit;
import dev.lakebird.catalog.model.CatalogSnapshot;
import dev.lakebird.catalog.model.CommitKey;
import dev.lakebird.catalog.model.CommitOutcome.Committed;
import dev.lakebird.catalog.model.CommitOutcome.Conflict;
import dev.lakebird.catalog.model.ConflictReason;
import dev.lakebird.catalog.model.Requirement;
import dev.lakebird.catalog.model.SchemaEntry;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.catalog.model.TableName;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.commit.CommitListener;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every store promises. A store's own test extends this and opens it.
public abstract class CatalogStoreContract {
  protected static final SchemaEntry SHOP = new SchemaEntry(UUID.randomUUID(), "shop");

  /// Opens the store of the test, which lives from one opening to the next.
  protected abstract CatalogStore open(Clock clock);

  protected static CatalogCommit commit(CatalogChange... changes) {
    return new CatalogCommit(CommitKey.random(), "ada", "TEST", List.of(), List.of(changes));
  }

  protected static Committed run(CatalogStore store, CatalogChange... changes) {
    return (Committed) store.commit(commit(changes), CommitListener.NONE);
  }

  private static TableEntry table(String name, String location) {
    return new TableEntry(UUID.randomUUID(), new TableName("shop", name), location);
  }

  @Test
  void commitMovesTheHeadAndIsSeen() {
    try (var store = open(Clock.systemUTC())) {
      assertThat(store.head().sequence()).isZero();
      run(store, new CatalogChange.CreateSchema(SHOP));
      var orders = table("orders", "m0");
      Committed made = run(store, new CatalogChange.CreateTable(SHOP.id(), orders));
      assertThat(made.sequence()).isEqualTo(2);
      assertThat(store.snapshot().findTable(orders.name())).contains(orders);
      assertThat(store.snapshot().listTables("shop")).containsExactly(orders);
      assertThat(store.snapshot().findTable(new TableName("shop", "Orders"))).isEmpty();
      assertThat(store.snapshotAt(1).orElseThrow().findTable(orders.name())).isEmpty();
      assertThat(store.snapshotAt(3)).isEmpty();
    }
  }

  @Test
  void theCommitThatMadeAnObjectIsRemembered() {
    try (var store = open(Clock.systemUTC())) {
      Committed schema = run(store, new CatalogChange.CreateSchema(SHOP));
      var orders = table("orders", "m0");
      Committed made = run(store, new CatalogChange.CreateTable(SHOP.id(), orders));
      run(store, new CatalogChange.SwapMetadata(orders, "m1"));
      var moved = orders.withMetadataLocation("m1");
      assertThat(store.snapshot().createdMicros(SHOP)).hasValue(schema.timestampMicros());
      assertThat(store.snapshot().createdMicros(moved)).hasValue(made.timestampMicros());
      run(store, new CatalogChange.DropTable(moved));
      var again = table("orders", "m2");
      Committed later = run(store, new CatalogChange.CreateTable(SHOP.id(), again));
      assertThat(store.snapshot().createdMicros(again)).hasValue(later.timestampMicros());
      assertThat(store.snapshotAt(made.sequence()).orElseThrow().createdMicros(orders))
          .hasValue(made.timestampMicros());
      assertThat(store.snapshotAt(made.sequence()).orElseThrow().createdMicros(again)).isEmpty();
      assertThat(store.snapshotAt(0).orElseThrow().createdMicros(SHOP)).isEmpty();
    }
  }

  @Test
  void sameKeyCommitsOnce() {
    try (var store = open(Clock.systemUTC())) {
      var commit = commit(new CatalogChange.CreateSchema(SHOP));
      var first = (Committed) store.commit(commit, CommitListener.NONE);
      var again = (Committed) store.commit(commit, CommitListener.NONE);
      assertThat(first.repeated()).isFalse();
      assertThat(again).isEqualTo(new Committed(first.sequence(), first.timestampMicros(), true));
      assertThat(store.head().sequence()).isEqualTo(1);
      assertThat(store.settle(commit.key())).contains(again);
      assertThat(store.settle(CommitKey.random())).isEmpty();
    }
  }

  @Test
  void eachChangeNamesWhatStandsInItsWay() {
    try (var store = open(Clock.systemUTC())) {
      var orders = table("orders", "m0");
      assertThat(conflict(store, new CatalogChange.CreateTable(SHOP.id(), orders)))
          .isEqualTo(new Conflict(ConflictReason.SCHEMA_MISSING, "shop"));
      run(store, new CatalogChange.CreateSchema(SHOP));
      assertThat(conflict(store, new CatalogChange.CreateSchema(SHOP)).reason())
          .isEqualTo(ConflictReason.SCHEMA_EXISTS);
      run(store, new CatalogChange.CreateTable(SHOP.id(), orders));
      assertThat(conflict(store, new CatalogChange.CreateTable(SHOP.id(), table("orders", "x"))))
          .isEqualTo(new Conflict(ConflictReason.TABLE_EXISTS, "shop.orders"));
      assertThat(conflict(store, new CatalogChange.DropSchema(SHOP)).reason())
          .isEqualTo(ConflictReason.SCHEMA_NOT_EMPTY);
      run(store, new CatalogChange.SwapMetadata(orders, "m1"));
      assertThat(conflict(store, new CatalogChange.SwapMetadata(orders, "m2")).reason())
          .isEqualTo(ConflictReason.TABLE_CHANGED);
      assertThat(conflict(store, new CatalogChange.DropTable(table("orders", "m1"))).reason())
          .isEqualTo(ConflictReason.TABLE_MISSING);
      var required =
          new CatalogCommit(
              CommitKey.random(),
              "ada",
              "TEST",
              List.of(new Requirement.TableUnchanged(orders)),
              List.of());
      assertThat(store.commit(required, CommitListener.NONE))
          .isEqualTo(new Conflict(ConflictReason.READ_CHANGED, "shop.orders"));
      assertThat(store.head().sequence()).isEqualTo(3);
    }
  }

  private static Conflict conflict(CatalogStore store, CatalogChange change) {
    return (Conflict) store.commit(commit(change), CommitListener.NONE);
  }

  @Test
  void failedCommitLeavesNothing() {
    try (var store = open(Clock.systemUTC())) {
      var commit =
          commit(
              new CatalogChange.CreateSchema(SHOP),
              new CatalogChange.CreateTable(UUID.randomUUID(), table("orders", "m0")));
      assertThat(store.commit(commit, CommitListener.NONE)).isInstanceOf(Conflict.class);
      assertThat(store.snapshot().listSchemas()).isEmpty();
      CommitListener failing =
          stage -> {
            throw new IllegalStateException("planted");
          };
      assertThatThrownBy(() -> store.commit(commit(new CatalogChange.CreateSchema(SHOP)), failing))
          .isInstanceOf(IllegalStateException.class);
      assertThat(store.snapshot().listSchemas()).isEmpty();
      run(store, new CatalogChange.CreateSchema(SHOP));
    }
  }

  @Test
  void nameFreedByOneChangeIsTakenByTheNext() {
    try (var store = open(Clock.systemUTC())) {
      run(store, new CatalogChange.CreateSchema(SHOP));
      var old = table("orders", "m0");
      run(store, new CatalogChange.CreateTable(SHOP.id(), old));
      var replacement = table("orders", "m1");
      Committed place =
          run(
              store,
              new CatalogChange.DropTable(old),
              new CatalogChange.CreateTable(SHOP.id(), replacement));
      assertThat(store.snapshot().findTable(old.name())).contains(replacement);
      assertThat(at(store, place.sequence() - 1).findTable(old.name())).contains(old);
      assertThat(store.log(place.sequence() - 1, 10).getFirst().states()).hasSize(2);
    }
  }

  private static CatalogSnapshot at(CatalogStore store, long sequence) {
    return store.snapshotAt(sequence).orElseThrow();
  }

  @Test
  void timestampsAscendThoughTheClockGoesBack() {
    var seconds = new AtomicInteger(1_000);
    var clock = new TestClock(seconds);
    try (var store = open(clock)) {
      Committed first = run(store, new CatalogChange.CreateSchema(SHOP));
      seconds.set(10);
      Committed second =
          run(store, new CatalogChange.CreateTable(SHOP.id(), table("orders", "m0")));
      assertThat(second.timestampMicros()).isEqualTo(first.timestampMicros() + 1);
    }
  }

  @Test
  void asOfIsRepeatable() {
    var seconds = new AtomicInteger(1_000);
    try (var store = open(new TestClock(seconds))) {
      Committed first = run(store, new CatalogChange.CreateSchema(SHOP));
      seconds.set(2_000);
      long asked = 2_000_000_000L;
      assertThat(store.asOf(asked).sequence()).isEqualTo(1);
      seconds.set(1_500);
      Committed second =
          run(store, new CatalogChange.CreateTable(SHOP.id(), table("orders", "m0")));
      assertThat(second.timestampMicros()).isGreaterThan(asked);
      seconds.set(3_000);
      assertThat(store.asOf(asked).sequence()).isEqualTo(1);
      assertThat(store.asOf(second.timestampMicros()).sequence()).isEqualTo(2);
      assertThat(store.asOf(first.timestampMicros() - 1).sequence()).isZero();
      assertThatThrownBy(() -> store.asOf(3_000_000_001L))
          .extracting(failure -> ((LakebirdException) failure).code())
          .isEqualTo(ErrorCode.INVALID_VALUE);
    }
  }

  @Test
  void concurrentStoresTakeTurns() throws Exception {
    int threads = 6;
    int commits = 15;
    var tasks = new ArrayList<Callable<List<Long>>>();
    for (int t = 0; t < threads; t++) {
      int thread = t;
      tasks.add(
          () -> {
            var sequences = new ArrayList<Long>();
            try (var store = open(Clock.systemUTC())) {
              for (int i = 0; i < commits; i++) {
                var schema = new SchemaEntry(UUID.randomUUID(), "s" + thread + "_" + i);
                sequences.add(run(store, new CatalogChange.CreateSchema(schema)).sequence());
              }
            }
            return sequences;
          });
    }
    var all = new ArrayList<Long>();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (Future<List<Long>> done : pool.invokeAll(tasks)) {
        assertThat(done.get()).isSorted();
        all.addAll(done.get());
      }
    }
    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, (long) threads * commits).boxed().toList());
    try (var store = open(Clock.systemUTC())) {
      assertThat(store.snapshot().listSchemas()).hasSize(threads * commits);
    }
  }

  private static final class TestClock extends Clock {
    private final AtomicInteger seconds;

    TestClock(AtomicInteger seconds) {
      this.seconds = seconds;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochSecond(seconds.get());
    }
  }
}
