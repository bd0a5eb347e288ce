package dev.lakebird.queryexec.join;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.column.ColumnBuffers;
import dev.lakebird.queryexec.hash.ChainTable;
import dev.lakebird.queryexec.row.RowColumns;
import dev.lakebird.queryexec.row.RowMatcher;
import dev.lakebird.queryexec.row.RowReader;
import dev.lakebird.queryexec.run.BatchFilter;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks probe batches up in a table, in rounds: each round finds the next partner of every row that
/// may have one more. A round's pairs come out as the probe batch itself, its selection narrowed to the
/// rows with a partner, beside the partners' columns; rounds of few pairs are gathered into a batch of
/// their own. Belongs to one thread.
final class JoinProbe implements AutoCloseable {
  private static final int FEW = 8;

  private final JoinSpec spec;
  private final TaskContext context;
  private final RowColumns keyColumns;
  private final RowReader reader;
  private final int[] places;
  private final RowMatcher matcher;
  private final VectorScratch scratch;
  private final ColumnBuffers gathered;
  private final @Nullable BatchFilter residual;
  private final Vector[] keys;
  private long[] hashes = new long[0];
  private int[] active = new int[0];
  private int activeCount;
  private int[] candidates = new int[0];
  private long[] addresses = new long[0];
  private long[] partners = new long[0];
  private boolean[] matched = new boolean[0];
  private int[] chosen = new int[0];
  private long[] gatheredPartners = new long[0];
  private @Nullable JoinTable table;
  private @Nullable Batch input;
  private Phase phase = Phase.IDLE;

  private enum Phase {
    IDLE,
    ROUNDS,
    REST
  }

  JoinProbe(JoinSpec spec, TaskContext context) {
    this.spec = spec;
    this.context = context;
    this.keyColumns = new RowColumns(context.allocator(), true);
    this.reader = new RowReader(spec.layout(), context.allocator());
    this.places = spec.places();
    this.matcher = new RowMatcher(spec.layout());
    this.scratch = new VectorScratch(context.allocator());
    this.gathered = new ColumnBuffers(spec.leftTypes(), context.allocator());
    this.keys = new Vector[spec.leftKeys().size()];
    this.residual = spec.residual().isPresent() ? spec.residual().get().open(context) : null;
  }

  /// Begins with a batch, which stays valid until [#next] answers null.
  void begin(JoinTable with, Batch batch) {
    table = with;
    input = batch;
    phase = Phase.ROUNDS;
    Selection rows = batch.selection();
    int count = rows.count();
    room(count, batch.rowCount());
    for (int c = 0; c < keys.length; c++) {
      keys[c] = keyColumns.prepare(c, batch.column(spec.leftKeys().get(c)), rows);
    }
    with.first(keys, rows, hashes, addresses);
    activeCount = 0;
    for (int k = 0; k < count; k++) {
      matched[k] = false;
      if (addresses[k] != 0 && !hasNullKey(rows.row(k))) {
        active[activeCount++] = k;
      }
    }
  }

  private boolean hasNullKey(int row) {
    for (int c = 0; c < spec.strictKeys(); c++) {
      Vector key = keys[c];
      if (key.mayHaveNulls() && key.isNull(row)) {
        return true;
      }
    }
    return false;
  }

  private void room(int count, int rowCount) {
    if (hashes.length < count) {
      hashes = new long[count];
      active = new int[count];
      candidates = new int[count];
      addresses = new long[count];
      matched = new boolean[count];
    }
    if (partners.length < rowCount) {
      partners = new long[rowCount];
      chosen = new int[rowCount];
    }
  }

  /// The next batch of the result, borrowed until the next call, or null when the input is used up.
  @Nullable Batch next() {
    while (true) {
      switch (phase) {
        case IDLE -> {
          return null;
        }
        case ROUNDS -> {
          if (activeCount == 0) {
            phase = Phase.REST;
            Batch flushed = flush();
            if (flushed != null) {
              return flushed;
            }
          } else {
            Batch out = round();
            if (out != null) {
              return out;
            }
          }
        }
        case REST -> {
          phase = Phase.IDLE;
          Batch out = rest();
          if (out != null) {
            return out;
          }
        }
      }
    }
  }

  private Batch input() {
    if (input == null) {
      throw LakebirdException.internal("The join has no input");
    }
    return input;
  }

  private JoinTable table() {
    if (table == null) {
      throw LakebirdException.internal("The join has no table");
    }
    return table;
  }

  /// One round: compares the current candidate of every active row and moves all of them on.
  private @Nullable Batch round() {
    Batch probe = input();
    Selection rows = probe.selection();
    System.arraycopy(active, 0, candidates, 0, activeCount);
    JoinTable with = table();
    int found = activeCount;
    if (!with.isExact()) {
      found = matcher.match(keys, rows, addresses, candidates, activeCount);
      Arrays.sort(candidates, 0, found);
    }
    @Nullable Batch out = found == 0 ? null : pairs(probe, rows, found);
    advanceActive(with);
    return out;
  }

  private void advanceActive(JoinTable with) {
    int still = 0;
    boolean once = spec.kind().isExistence();
    for (int i = 0; i < activeCount; i++) {
      int k = active[i];
      if (once && matched[k]) {
        continue;
      }
      addresses[k] = with.next(addresses[k], hashes[k]);
      if (addresses[k] != 0) {
        active[still++] = k;
      }
    }
    activeCount = still;
  }

  /// What comes of the pairs of a round: rows `candidates[0 … found - 1]` with their addresses.
  private @Nullable Batch pairs(Batch probe, Selection rows, int found) {
    if (residual == null && spec.kind().isExistence()) {
      for (int i = 0; i < found; i++) {
        matched[candidates[i]] = true;
      }
      return null;
    }
    if (residual == null && found < probe.rowCount() / FEW) {
      return gather(probe, rows, found);
    }
    Arrays.fill(partners, 0, probe.rowCount(), 0);
    for (int i = 0; i < found; i++) {
      int k = candidates[i];
      chosen[i] = rows.row(k);
      partners[chosen[i]] = addresses[k];
    }
    Batch pairs = joined(probe, Selection.of(chosen, found), partners, false);
    if (residual != null) {
      Selection passed = residual.select(pairs);
      if (passed.count() == 0) {
        return null;
      }
      if (passed.count() < found) {
        keepPassed(rows, found, passed);
      }
      found = passed.count();
      pairs = pairs.withSelection(passed);
    }
    noteMatches(found);
    return spec.kind().isExistence() ? null : pairs;
  }

  /// Narrows the candidates to those whose row the residual let pass; both ascend.
  private void keepPassed(Selection rows, int found, Selection passed) {
    int kept = 0;
    int at = 0;
    for (int i = 0; i < found && at < passed.count(); i++) {
      if (rows.row(candidates[i]) == passed.row(at)) {
        candidates[kept++] = candidates[i];
        at++;
      }
    }
  }

  private void noteMatches(int found) {
    boolean single = spec.kind() == JoinKind.SINGLE;
    boolean keepsRight = spec.kind().keepsRight();
    for (int i = 0; i < found; i++) {
      int k = candidates[i];
      if (single && matched[k]) {
        throw JoinKind.severalPartners();
      }
      matched[k] = true;
      if (keepsRight) {
        ChainTable.mark(addresses[k]);
      }
    }
  }

  private @Nullable Batch gather(Batch probe, Selection rows, int found) {
    noteMatches(found);
    int length = gathered.length();
    if (gatheredPartners.length < length + found) {
      gatheredPartners = Arrays.copyOf(gatheredPartners, Math.max(4096, 2 * (length + found)));
    }
    for (int i = 0; i < found; i++) {
      chosen[i] = rows.row(candidates[i]);
      gatheredPartners[length + i] = addresses[candidates[i]];
    }
    gathered.appendRows(probe, chosen, found);
    return gathered.length() >= context.batchRows() ? flush() : null;
  }

  /// The pairs gathered so far.
  private @Nullable Batch flush() {
    int length = gathered.length();
    if (length == 0) {
      return null;
    }
    Batch left = gathered.view();
    Batch out = joined(left, Selection.all(length), gatheredPartners, false);
    gathered.clear();
    return out;
  }

  /// Rows that the rounds have decided by finding nothing, or for existence all.
  private @Nullable Batch rest() {
    Batch probe = input();
    Selection rows = probe.selection();
    JoinKind kind = spec.kind();
    if (kind == JoinKind.MARK) {
      return marked(probe, rows);
    }
    if (!kind.keepsLeft() && !kind.isExistence()) {
      return null;
    }
    boolean wanted = kind == JoinKind.SEMI;
    int count = 0;
    for (int k = 0; k < rows.count(); k++) {
      if (matched[k] == wanted) {
        chosen[count++] = rows.row(k);
      }
    }
    if (count == 0) {
      return null;
    }
    Selection unmatched = Selection.of(chosen, count);
    if (kind.isExistence()) {
      return probe.withSelection(unmatched);
    }
    Arrays.fill(partners, 0, probe.rowCount(), 0);
    return joined(probe, unmatched, partners, true);
  }

  private Batch marked(Batch probe, Selection rows) {
    JoinTable with = table;
    boolean nulls = spec.nullAware() && with != null && with.rowCount() > 0;
    boolean nullInTable = nulls && with != null && with.hasNullKey();
    int length = probe.rowCount();
    NativeBuffer marks = scratch.bitmap(0, length);
    NativeBuffer validity = scratch.bitmap(1, length);
    for (int k = 0; k < rows.count(); k++) {
      int row = rows.row(k);
      Bits.put(marks.segment(), row, matched[k]);
      Bits.put(validity.segment(), row, matched[k] || !nulls || !nullInTable && !hasNullKey(row));
    }
    List<Vector> columns = new ArrayList<>(probe.columns());
    columns.add(new BitVector(length, marks, nulls ? validity : null));
    return probe.withColumns(columns);
  }

  /// The left batch with the right columns of the partners beside it; row `r` has partner
  /// `at[r]`, and 0 is NULLs.
  private Batch joined(Batch left, Selection selection, long[] at, boolean zeroIsNull) {
    List<Vector> columns = new ArrayList<>(left.columns());
    for (int c = 0; c < spec.rightTypes().size(); c++) {
      columns.add(reader.gather(places[c], at, left.rowCount(), zeroIsNull));
    }
    return new Batch(columns, left.rowCount(), selection);
  }

  @Override
  public void close() {
    keyColumns.close();
    reader.close();
    scratch.close();
    gathered.close();
    if (residual != null) {
      residual.close();
    }
  }
}
