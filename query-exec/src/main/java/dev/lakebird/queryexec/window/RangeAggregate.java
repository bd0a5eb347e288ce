package dev.lakebird.queryexec.window;

import dev.lakebird.functions.spi.AggregateKernel.Accumulator;
import dev.lakebird.queryexec.column.ColumnBuffer;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An aggregate over ranges of positions: a tree of states, sixteen of a level merged into one of the
/// next, of which a range takes the fewest that make it up, in their order. Levels are made when a range
/// first needs them, and spill as rows do. A range of n rows costs about 30 steps a level, of which
/// there are log16(n). Belongs to one thread.
final class RangeAggregate implements AutoCloseable {
  private static final int FANOUT_BITS = 4;
  private static final int FANOUT = 1 << FANOUT_BITS;

  /// States of a level that are made at a time, and rows taken at a time.
  private static final int BLOCK = 1024;

  private final WindowCall.Aggregate call;
  private final WindowSegment segment;
  private final TaskContext context;
  private final ArgumentColumns arguments;
  private final Accumulator accumulator;
  private final List<SpillableRows> levels = new ArrayList<>();
  private final List<SpillableRows.Reader> readers = new ArrayList<>();
  private final List<ColumnBuffer> argumentBuffers = new ArrayList<>();
  private final List<ColumnBuffer> stateBuffers = new ArrayList<>();
  private final List<IntRows> left = new ArrayList<>();
  private final List<IntRows> right = new ArrayList<>();
  private final int[] groupIds = new int[BLOCK];
  private int[] chunkIds = new int[0];
  private int[] chunkRows = new int[0];

  RangeAggregate(
      WindowCall.Aggregate call, WindowSpec spec, WindowSegment segment, TaskContext context) {
    this.call = call;
    this.segment = segment;
    this.context = context;
    this.arguments = new ArgumentColumns(call.arguments(), context.allocator());
    this.accumulator = call.kernel().open(context.evaluation(), context.allocator());
    readers.add(segment.rows().new Reader());
    for (int a = 0; a < arguments.count(); a++) {
      int column = arguments.column(a);
      VectorType type = column < 0 ? VectorType.BOOL : spec.types().get(column);
      argumentBuffers.add(new ColumnBuffer(type, context.allocator()));
    }
    for (VectorType type : call.kernel().stateTypes()) {
      stateBuffers.add(new ColumnBuffer(type, context.allocator()));
    }
  }

  /// The results over the first `count` ranges, owned by the caller.
  Vector over(int[] starts, int[] ends, int count) {
    left.forEach(IntRows::clear);
    right.forEach(IntRows::clear);
    for (int g = 0; g < count; g++) {
      cut(starts[g], ends[g], g);
    }
    accumulator.reset();
    accumulator.reserveGroups(count);
    for (int level = 0; level < left.size(); level++) {
      add(level, left.get(level));
    }
    for (int level = right.size() - 1; level >= 0; level--) {
      add(level, right.get(level));
    }
    return accumulator.finish(0, count);
  }

  /// Notes the states that make up a range: from its start up the tree, and down to its end.
  private void cut(int start, int end, int group) {
    int low = start;
    int high = end;
    int level = 0;
    while (high - low >= 2 * FANOUT) {
      for (; (low & (FANOUT - 1)) != 0; low++) {
        note(left, level, low, group);
      }
      int aligned = high & -FANOUT;
      for (int at = aligned; at < high; at++) {
        note(right, level, at, group);
      }
      low >>= FANOUT_BITS;
      high = aligned >> FANOUT_BITS;
      level++;
    }
    for (; low < high; low++) {
      note(left, level, low, group);
    }
  }

  private void note(List<IntRows> side, int level, int position, int group) {
    while (side.size() <= level) {
      side.add(new IntRows());
    }
    if (level > 0 || counts(position)) {
      side.get(level).add(position, group);
    }
  }

  private boolean counts(int position) {
    return !call.distinct() || segment.peerStarts().get(position);
  }

  private void add(int level, IntRows rows) {
    if (rows.count() == 0) {
      return;
    }
    SpillableRows.Reader reader = reader(level);
    for (int from = 0; from < rows.count(); from += BLOCK) {
      int taken = Math.min(BLOCK, rows.count() - from);
      System.arraycopy(rows.groups(), from, groupIds, 0, taken);
      Selection all = Selection.all(taken);
      if (level == 0) {
        accumulator.update(groupIds, gatherArguments(reader, rows, from, taken), all);
      } else {
        Vector[] states = new Vector[stateBuffers.size()];
        for (int s = 0; s < states.length; s++) {
          states[s] = gather(reader, s, rows, from, taken, stateBuffers.get(s));
        }
        accumulator.merge(groupIds, states, all);
      }
    }
  }

  private Vector[] gatherArguments(SpillableRows.Reader reader, IntRows rows, int from, int taken) {
    Vector[] vectors = new Vector[arguments.count()];
    for (int a = 0; a < vectors.length; a++) {
      @Nullable Vector constant = arguments.constant(a, taken);
      vectors[a] =
          constant != null
              ? constant
              : gather(reader, arguments.column(a), rows, from, taken, argumentBuffers.get(a));
    }
    return vectors;
  }

  private static Vector gather(
      SpillableRows.Reader reader,
      int column,
      IntRows rows,
      int from,
      int taken,
      ColumnBuffer buffer) {
    buffer.clear();
    reader.gather(column, rows.positions(), from, from + taken, buffer);
    return buffer.view();
  }

  private SpillableRows rows(int level) {
    return level == 0 ? segment.rows() : levels.get(level - 1);
  }

  private SpillableRows.Reader reader(int level) {
    while (levels.size() < level) {
      SpillableRows source = rows(levels.size());
      SpillableRows made = new SpillableRows(call.kernel().stateTypes(), BLOCK, context);
      levels.add(made);
      build(levels.size(), source, made);
      readers.add(made.new Reader());
    }
    return readers.get(level);
  }

  private void build(int level, SpillableRows source, SpillableRows target) {
    try (Accumulator states = call.kernel().open(context.evaluation(), context.allocator())) {
      for (int from = 0; from < source.count(); from += BLOCK * FANOUT) {
        int end = (int) Math.min(source.count(), (long) from + BLOCK * FANOUT);
        int groups = (end - from + FANOUT - 1) >> FANOUT_BITS;
        states.reset();
        states.reserveGroups(groups);
        for (int at = from; at < end; ) {
          int chunk = source.chunkOf(at);
          int until = Math.min(end, source.chunkEnd(chunk));
          addChunk(level, states, source, chunk, at, until, from);
          at = until;
        }
        List<Vector> exported = states.exportState(0, groups);
        try {
          target.append(Batch.of(exported, groups), 0, groups);
        } finally {
          exported.forEach(Vector::release);
        }
        context.cancellation().check();
      }
      target.seal();
    }
  }

  private void addChunk(
      int level,
      Accumulator states,
      SpillableRows source,
      int chunk,
      int from,
      int until,
      int base) {
    Batch batch = readers.get(level - 1).chunk(chunk);
    if (chunkIds.length < batch.rowCount()) {
      chunkIds = new int[batch.rowCount()];
      chunkRows = new int[batch.rowCount()];
    }
    int start = source.chunkStart(chunk);
    int kept = 0;
    for (int position = from; position < until; position++) {
      if (level > 1 || counts(position)) {
        chunkIds[position - start] = (position - base) >> FANOUT_BITS;
        chunkRows[kept++] = position - start;
      }
    }
    Selection selection =
        kept == batch.rowCount() ? Selection.all(kept) : Selection.of(chunkRows, kept);
    if (level > 1) {
      states.merge(chunkIds, batch.columns().toArray(Vector[]::new), selection);
      return;
    }
    Vector[] vectors = new Vector[arguments.count()];
    for (int a = 0; a < vectors.length; a++) {
      vectors[a] = arguments.over(batch, a);
    }
    states.update(chunkIds, vectors, selection);
  }

  @Override
  public void close() {
    readers.forEach(SpillableRows.Reader::close);
    levels.forEach(SpillableRows::close);
    argumentBuffers.forEach(ColumnBuffer::close);
    stateBuffers.forEach(ColumnBuffer::close);
    arguments.close();
    accumulator.close();
  }
}
