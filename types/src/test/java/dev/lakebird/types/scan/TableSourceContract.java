package dev.lakebird.types.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.scan.PruningPredicate.Operator;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.Vectors;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [TableSource] keeps, however it stores its rows. A subclass says how to make a source; what
/// a kind of source cannot show (bytes from storage, dictionaries, waiting) it says by the hooks below.
public abstract class TableSourceContract {
  protected static final int ID = 0;
  protected static final int CITY = 1;
  protected static final int AMOUNT = 2;
  protected static final int DAY = 3;
  protected static final int RATIO = 4;
  protected static final int FLAG = 5;
  protected static final int NOTE = 6;
  protected static final int BIG = 7;

  /// The columns of the kit's table.
  protected static final List<Column> COLUMNS =
      List.of(
          new Column("id", SqlType.INT64, TypeParameters.NONE, false),
          Column.of("city", SqlType.STRING),
          new Column("amount", SqlType.NUMERIC, TypeParameters.decimal(15, 2), true),
          Column.of("day", SqlType.DATE),
          Column.of("ratio", SqlType.FLOAT64),
          Column.of("flag", SqlType.BOOL),
          Column.of("note", SqlType.STRING),
          new Column("big", SqlType.NUMERIC, TypeParameters.decimal(30, 4), true));

  private static final List<Integer> ALL = IntStream.range(0, COLUMNS.size()).boxed().toList();
  private static final List<String> CITIES = List.of("Oslo", "Bergen", "Tromsø");
  private static final int SPLIT_ROWS = 3000;
  private static final int ROWS = 4 * SPLIT_ROWS;

  private final List<List<Value>> rows = rows(ROWS);
  private BufferAllocator root;

  /// A source whose bytes stay out until the gate is opened.
  public interface Gate {
    TableSource source();

    void open();
  }

  /// A source with these rows in this order, `splitRows` rows a split. The allocator lives as long as the
  /// test; the kit fails when something is left in it.
  protected abstract TableSource source(
      List<Column> columns, List<List<Value>> rows, int splitRows, BufferAllocator allocator);

  /// Frees what [#source] made, before the allocator is checked.
  protected void release() {}

  /// Whether columns lie apart in storage, so that unread ones cost no bytes.
  protected boolean readsBytes() {
    return true;
  }

  /// Whether columns of few values have dictionaries.
  protected boolean hasDictionaries() {
    return true;
  }

  /// Whether metadata can refute a condition for a split.
  protected boolean prunes() {
    return true;
  }

  /// The same source behind a gate; empty where the source never waits.
  protected Optional<Gate> gated(
      List<Column> columns, List<List<Value>> rows, int splitRows, BufferAllocator allocator) {
    return Optional.empty();
  }

  @BeforeEach
  final void openAllocator() {
    root = Memory.root(512L << 20);
  }

  @AfterEach
  final void nothingIsLeft() {
    release();
    assertThat(root.getAllocatedMemory()).isZero();
    root.close();
  }

  @Test
  void allRowsComeInOrderWithTheirTypes() {
    for (int batchRows : new int[] {1000, 1024, 7}) {
      var run = ScanRunner.run(source(), ScanRunner.request(ALL, batchRows), root);
      assertThat(run.rows).isEqualTo(rows);
    }
    assertThat(source().rowCount().orElse(ROWS)).isEqualTo(ROWS);
  }

  @Test
  void columnsComeInTheOrderAskedFor() {
    var run = ScanRunner.run(source(), ScanRunner.request(List.of(NOTE, ID), 500), root);
    assertThat(run.rows)
        .isEqualTo(rows.stream().map(r -> List.of(r.get(NOTE), r.get(ID))).toList());
  }

  @Test
  void noColumnStillCountsRows() {
    var run = ScanRunner.run(source(), ScanRunner.request(List.of(), 1000), root);
    assertThat(run.rows).hasSize(ROWS);
  }

  @Test
  void everyValueLiesWithinItsBounds() {
    TableSource source = source();
    var run = ScanRunner.run(source, ScanRunner.request(ALL, 1000), root);
    for (int c : ALL) {
      Optional<ValueBounds> bounds = source.columns().get(c).bounds();
      if (bounds.isPresent()) {
        int scale = source.columns().get(c).vectorType().scale();
        for (List<Value> row : run.rows) {
          if (!row.get(c).isNull()) {
            assertThat(integer(row.get(c), scale))
                .isBetween(bounds.get().min(), bounds.get().max());
          }
        }
      }
    }
  }

  @Test
  void filtersAreExact() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int round = 0; round < 12; round++) {
      long least = random.nextInt(ROWS);
      long span = 1L << random.nextInt(14);
      String city = CITIES.get(random.nextInt(CITIES.size()));
      var byId = TestPredicate.ofValue(ID, v -> number(v) >= least && number(v) < least + span);
      var byCity = TestPredicate.ofValue(CITY, v -> v.equals(Value.of(city)));
      var byBoth =
          TestPredicate.ofRow(
              List.of(RATIO, DAY), r -> r.get(0).isNull() || r.get(1).hashCode() % 3 != 0);
      var filters = new ArrayList<>(List.of(byId, byCity, byBoth));
      filters.removeIf(f -> random.nextInt(3) == 0);
      var request =
          ScanRunner.request(
              ALL, 512, filters.stream().map(TestPredicate::filter).toArray(ScanFilter[]::new));
      var run = ScanRunner.run(source(), request, root);
      List<List<Value>> expected =
          rows.stream().filter(row -> filters.stream().allMatch(f -> f.holds(row))).toList();
      assertThat(run.rows).as("seed %d, round %d", seed, round).isEqualTo(expected);
      assertThat(run.statistics.rowsSelected()).isEqualTo(expected.size());
    }
  }

  @Test
  void filterColumnsNeedNotBeAskedFor() {
    var odd = TestPredicate.ofValue(ID, v -> number(v) % 2 == 1);
    var run = ScanRunner.run(source(), ScanRunner.request(List.of(NOTE), 512, odd.filter()), root);
    assertThat(run.rows)
        .isEqualTo(rows.stream().filter(odd::holds).map(r -> List.of(r.get(NOTE))).toList());
  }

  @Test
  void nullNeverSatisfiesATestOfValues() {
    var any = TestPredicate.ofValue(CITY, v -> true);
    var run = ScanRunner.run(source(), ScanRunner.request(List.of(CITY), 512, any.filter()), root);
    assertThat(run.rows).hasSize((int) rows.stream().filter(r -> !r.get(CITY).isNull()).count());
  }

  @Test
  void refutedSplitsAreNotRead() {
    assumeThat(prunes()).isTrue();
    var late = TestPredicate.ofValue(ID, v -> number(v) >= ROWS - 10);
    var pruning =
        new PruningPredicate.Comparison(ID, Operator.GREATER_OR_EQUAL, Value.of(ROWS - 10L));
    var run = ScanRunner.run(source(), ScanRunner.request(ALL, 512, late.filter(pruning)), root);
    assertThat(run.rows).isEqualTo(rows.subList(ROWS - 10, ROWS));
    assertThat(run.statistics.splitsPruned()).isEqualTo(3);
    assertThat(run.statistics.rowsRead()).isEqualTo(SPLIT_ROWS);
  }

  @Test
  void lateReadingReadsFewerBytes() {
    assumeThat(readsBytes()).isTrue();
    long all = ScanRunner.run(source(), ScanRunner.request(ALL, 512), root).statistics.bytesRead();
    // Without pruning data, only reading the filter column first can spare the other columns.
    var first = TestPredicate.ofValue(ID, v -> number(v) == 17);
    var run = ScanRunner.run(source(), ScanRunner.request(ALL, 512, first.filter()), root);
    assertThat(run.rows).isEqualTo(rows.subList(17, 18));
    assertThat(run.statistics.bytesRead()).isLessThan(all / 2);
    assertThat(run.statistics.valuesDecoded()).isLessThan(2L * ROWS);
  }

  @Test
  void dictionaryEntriesAreTestedOnce() {
    assumeThat(hasDictionaries()).isTrue();
    var oslo = TestPredicate.ofValue(CITY, v -> v.equals(Value.of("Oslo")));
    var run = ScanRunner.run(source(), ScanRunner.request(List.of(ID), 512, oslo.filter()), root);
    assertThat(run.rows)
        .isEqualTo(rows.stream().filter(oslo::holds).map(r -> List.of(r.get(ID))).toList());
    assertThat(oslo.asked.get()).isLessThanOrEqualTo(4L * CITIES.size());
    assertThat(run.statistics.dictionaryTests()).isEqualTo(oslo.asked.get());
  }

  @Test
  void dictionaryWithoutAPassingEntrySparesTheRest() {
    assumeThat(hasDictionaries() && readsBytes()).isTrue();
    var none = TestPredicate.ofValue(CITY, v -> v.equals(Value.of("Paris")));
    var run = ScanRunner.run(source(), ScanRunner.request(ALL, 512, none.filter()), root);
    assertThat(run.rows).isEmpty();
    assertThat(run.statistics.rowsRead()).isZero();
  }

  @Test
  void runtimeFilterThatArrivesLateDropsRows() {
    var arriving = new RuntimeFilter();
    var request = new ScanRequest(ALL, List.of(), List.of(arriving), 512);
    var even = TestPredicate.ofValue(ID, v -> number(v) % 2 == 0);
    TableSource source = source();
    try (Scan scan = source.plan(request)) {
      var before = new ScanRunner(source, request, root);
      before.readSplit(scan, scan.nextSplit().orElseThrow());
      assertThat(before.rows).isEqualTo(rows.subList(0, SPLIT_ROWS));
      arriving.publish(even.filter());
      var after = new ScanRunner(source, request, root);
      scan.nextSplit().ifPresent(split -> after.readSplit(scan, split));
      assertThat(after.rows)
          .isEqualTo(
              rows.subList(SPLIT_ROWS, 2 * SPLIT_ROWS).stream().filter(even::holds).toList());
    }
  }

  @Test
  void runtimeFilterTakesHoldInMidSplit() {
    var arriving = new RuntimeFilter();
    var request = new ScanRequest(ALL, List.of(), List.of(arriving), 500);
    var none = TestPredicate.ofValue(ID, v -> false);
    try (Scan scan = source().plan(request);
        ScanCursor cursor = scan.open(scan.nextSplit().orElseThrow(), root)) {
      assertThat(advance(cursor)).isInstanceOf(ScanCursor.Step.HasBatch.class);
      arriving.publish(none.filter());
      long selected = 0;
      while (advance(cursor) instanceof ScanCursor.Step.HasBatch) {
        selected += cursor.batch().selectedCount();
      }
      assertThat(selected).isZero();
    }
  }

  @Test
  void retainedBatchOutlivesTheScan() {
    Batch kept;
    int row;
    try (Scan scan = source().plan(ScanRunner.request(ALL, 100));
        ScanCursor cursor = scan.open(scan.nextSplit().orElseThrow(), root)) {
      advance(cursor);
      kept = cursor.batch().retain();
      row = kept.selection().row(42);
      while (!(advance(cursor) instanceof ScanCursor.Step.Finished)) {}
    }
    assertThat(kept.columns().stream().map(v -> ScanRunner.plain(Vectors.read(v, row))).toList())
        .isEqualTo(rows.get(42));
    kept.release();
  }

  @Test
  void cursorMayBeClosedEarly() {
    try (Scan scan = source().plan(ScanRunner.request(ALL, 100))) {
      ScanCursor first = scan.open(scan.nextSplit().orElseThrow(), root);
      ScanCursor second = scan.open(scan.nextSplit().orElseThrow(), root);
      advance(first);
      first.close();
      second.close();
    }
  }

  @Test
  void sourceThatWaitsYields() {
    Optional<Gate> gate = gated(COLUMNS, rows, SPLIT_ROWS, root);
    assumeThat(gate).isPresent();
    var request = ScanRunner.request(ALL, 512);
    try (Scan scan = gate.get().source().plan(request);
        ScanCursor cursor = scan.open(scan.nextSplit().orElseThrow(), root)) {
      assertThat(cursor.advance()).isInstanceOf(ScanCursor.Step.Blocked.class);
      assertThat(cursor.advance()).isInstanceOf(ScanCursor.Step.Blocked.class);
      gate.get().open();
      assertThat(advance(cursor)).isInstanceOf(ScanCursor.Step.HasBatch.class);
    }
  }

  private TableSource source() {
    return source(COLUMNS, rows, SPLIT_ROWS, root);
  }

  /// The next step that is not a wait.
  private static ScanCursor.Step advance(ScanCursor cursor) {
    ScanCursor.Step step = cursor.advance();
    while (step instanceof ScanCursor.Step.Blocked blocked) {
      blocked.until().handle((value, failure) -> value).join();
      step = cursor.advance();
    }
    return step;
  }

  private static List<List<Value>> rows(int count) {
    var random = new Random(7);
    var rows = new ArrayList<List<Value>>();
    for (int i = 0; i < count; i++) {
      rows.add(
          List.of(
              Value.of((long) i),
              orNull(random, Value.of(CITIES.get(random.nextInt(CITIES.size())))),
              orNull(random, Value.numeric(BigDecimal.valueOf(random.nextInt(1_000_000), 2))),
              orNull(random, new Value.DateValue(19_000 + i / 100)),
              orNull(random, Value.of(random.nextDouble())),
              orNull(random, Value.of(random.nextBoolean())),
              orNull(random, Value.of("note " + i + " " + random.nextLong())),
              orNull(
                  random, Value.numeric(new BigDecimal(new BigInteger(90, random).negate(), 4)))));
    }
    return List.copyOf(rows);
  }

  private static Value orNull(Random random, Value value) {
    return random.nextInt(10) == 0 ? Value.nullOf(value.type()) : ScanRunner.plain(value);
  }

  private static long number(Value value) {
    return ((Value.Int64Value) value).value();
  }

  private static BigInteger integer(Value value, int scale) {
    return switch (value) {
      case Value.Int64Value v -> BigInteger.valueOf(v.value());
      case Value.DateValue v -> BigInteger.valueOf(v.days());
      case Value.DecimalValue v -> v.value().setScale(scale).unscaledValue();
      default -> throw new AssertionError("Bounds of " + value.type());
    };
  }
}
