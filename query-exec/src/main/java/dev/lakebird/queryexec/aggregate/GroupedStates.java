package dev.lakebird.queryexec.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.spi.AggregateKernel.Accumulator;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.queryexec.hash.DictionaryGroups;
import dev.lakebird.queryexec.hash.GroupTable;
import dev.lakebird.queryexec.row.RowColumns;
import dev.lakebird.queryexec.row.RowHash;
import dev.lakebird.queryexec.row.RowMemory;
import dev.lakebird.queryexec.row.RowReader;
import dev.lakebird.queryexec.row.RowWriter;
import dev.lakebird.queryexec.spill.Partitions;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.arrow.memory.BufferAllocator;

/// Groups and the states of their measures. Belongs to one thread at a time.
final class GroupedStates implements AutoCloseable {
  private static final int EXPORT_ROWS = 1024;
  private static final int SPILL_ROWS = 1 << 15;

  private final AggregateSpec spec;
  private final EvaluationContext evaluation;
  private final BufferAllocator allocator;
  private final GroupTable table;
  private final RowColumns columns;
  private final RowReader reader;
  private final VectorScratch scratch;
  private final DictionaryGroups dictionaries = new DictionaryGroups();
  private final GroupSlices slices = new GroupSlices();
  private final List<Accumulator> accumulators = new ArrayList<>();
  private final Vector[] keys;
  private final Vector[] keyInputs;
  private final Vector[][] arguments;
  private long[] hashes = new long[0];
  private long[] addresses = new long[0];
  private int[] groupIds = new int[0];
  private int[] missing = new int[0];

  GroupedStates(AggregateSpec spec, EvaluationContext evaluation, BufferAllocator allocator) {
    this.spec = spec;
    this.evaluation = evaluation;
    this.allocator = allocator;
    this.table = new GroupTable(spec.keyTypes(), allocator);
    this.columns = new RowColumns(allocator, true);
    this.reader = new RowReader(table.rows().layout(), allocator);
    this.scratch = new VectorScratch(allocator);
    this.keys = new Vector[spec.keys().size()];
    this.keyInputs = new Vector[spec.keys().size()];
    this.arguments = new Vector[spec.measures().size()][];
    for (int m = 0; m < arguments.length; m++) {
      arguments[m] = new Vector[spec.measures().get(m).arguments().size()];
    }
    try {
      openAccumulators();
      if (spec.keys().isEmpty()) {
        reserveStates(1);
      }
    } catch (Throwable t) {
      close();
      throw t;
    }
  }

  private void openAccumulators() {
    for (AggregateSpec.Measure measure : spec.measures()) {
      accumulators.add(measure.kernel().open(evaluation, allocator));
    }
  }

  int groupCount() {
    return spec.keys().isEmpty() ? 1 : table.count();
  }

  /// Bytes of the keys and their table.
  long bytes() {
    return table.bytes();
  }

  /// Finds or makes the groups of an input batch's selected rows. When memory does not suffice for new
  /// groups it throws RESOURCES_EXCEEDED, nothing has changed, and it can be tried again after
  /// [#clear].
  void assign(Batch batch) {
    if (keys.length == 0) {
      return;
    }
    for (int c = 0; c < keys.length; c++) {
      keyInputs[c] = batch.column(spec.keys().get(c));
    }
    assignGroups(batch.selection(), batch.rowCount());
  }

  /// Makes groups of these keys, which have no rows.
  void assign(List<List<Value>> groups) {
    List<Vector> made = new ArrayList<>();
    try {
      for (int c = 0; c < keys.length; c++) {
        int key = c;
        List<Value> values = groups.stream().map(group -> group.get(key)).toList();
        made.add(VectorBuilder.build(spec.keyTypes().get(c), values, allocator));
        keyInputs[c] = made.get(c);
      }
      assignGroups(Selection.all(groups.size()), groups.size());
    } finally {
      made.forEach(Vector::release);
    }
  }

  /// Adds the rows of the batch that was assigned last to their groups.
  void update(Batch batch) {
    Selection rows = batch.selection();
    gatherArguments(batch);
    if (keys.length == 0) {
      updateGroup(0, rows);
    } else if (GroupSlices.pays(table.count(), rows.count())) {
      slices.cut(groupIds, rows, table.count());
      for (int group = 0; group < table.count(); group++) {
        if (slices.slice(group).count() > 0) {
          updateGroup(group, slices.slice(group));
        }
      }
    } else {
      for (int m = 0; m < arguments.length; m++) {
        accumulators.get(m).update(groupIds, arguments[m], rows);
      }
    }
  }

  private void updateGroup(int group, Selection rows) {
    for (int m = 0; m < arguments.length; m++) {
      accumulators.get(m).updateGroup(group, arguments[m], rows);
    }
  }

  private void gatherArguments(Batch batch) {
    for (int m = 0; m < arguments.length; m++) {
      List<Integer> from = spec.measures().get(m).arguments();
      for (int a = 0; a < from.size(); a++) {
        arguments[m][a] = batch.column(from.get(a));
      }
    }
  }

  private void assignGroups(Selection rows, int rowCount) {
    if (groupIds.length < rowCount) {
      groupIds = new int[rowCount];
      missing = new int[rowCount];
    }
    if (!DictionaryGroups.accepts(keyInputs)) {
      lookUp(rows);
      return;
    }
    int missed = dictionaries.find(keyInputs, rows, groupIds, missing);
    if (missed > 0) {
      lookUp(Selection.of(missing, missed));
      dictionaries.learn(keyInputs, missing, missed, groupIds);
    }
  }

  private void lookUp(Selection rows) {
    int count = rows.count();
    if (hashes.length < count) {
      hashes = new long[count];
    }
    long heap = 0;
    for (int c = 0; c < keys.length; c++) {
      keys[c] = columns.prepare(c, keyInputs[c], rows);
      heap += RowWriter.heapBytes(keys[c], rows);
    }
    RowHash.hash(keys, rows, hashes);
    insert(rows, heap);
  }

  private void insert(Selection rows, long heap) {
    table.reserve(rows.count(), heap);
    reserveStates(table.count() + rows.count());
    table.findOrInsert(keys, hashes, rows, groupIds);
  }

  private void reserveStates(int count) {
    for (Accumulator accumulator : accumulators) {
      accumulator.reserveGroups(count);
    }
  }

  /// Finds or makes the groups of a batch of groups set aside: hash, keys, states. Fails as [#assign]
  /// does.
  void assignPartial(Batch partial) {
    Selection rows = partial.selection();
    int count = rows.count();
    if (groupIds.length < partial.rowCount()) {
      groupIds = new int[partial.rowCount()];
      missing = new int[partial.rowCount()];
    }
    if (keys.length == 0) {
      return;
    }
    if (hashes.length < count) {
      hashes = new long[count];
    }
    MemorySegment stored = ((FixedVector) partial.column(0)).data();
    for (int k = 0; k < count; k++) {
      hashes[k] = stored.get(LONG, (long) rows.row(k) << 3);
    }
    long heap = 0;
    for (int c = 0; c < keys.length; c++) {
      keys[c] = columns.prepare(c, partial.column(1 + c), rows);
      heap += RowWriter.heapBytes(keys[c], rows);
    }
    insert(rows, heap);
  }

  /// Adds the states of the batch that was assigned last to their groups.
  void merge(Batch partial) {
    int column = 1 + keys.length;
    for (int m = 0; m < arguments.length; m++) {
      Vector[] states = new Vector[spec.measures().get(m).kernel().stateTypes().size()];
      for (int s = 0; s < states.length; s++) {
        states[s] = partial.column(column++);
      }
      accumulators.get(m).merge(groupIds, states, partial.selection());
    }
  }

  /// Copies all groups to partitions, which are written to their file whenever memory is low; the
  /// bytes written.
  long export(Partitions target, BooleanSupplier memoryIsLow) {
    long written = 0;
    for (int first = 0; first < groupCount(); first += EXPORT_ROWS) {
      Batch partial = partial(first, Math.min(EXPORT_ROWS, groupCount() - first));
      try {
        target.add(partial);
      } finally {
        release(partial);
      }
      if (target.memoryRows() >= SPILL_ROWS && memoryIsLow.getAsBoolean()) {
        written += target.spill();
      }
    }
    return written;
  }

  /// Groups `first … first + count - 1` of this as a batch for another's [#merge]; give it to
  /// [#release].
  Batch partial(int first, int count) {
    List<Vector> out = new ArrayList<>();
    loadAddresses(first, count);
    NativeBuffer hashBuffer = scratch.buffer(0, count * 8L);
    for (int i = 0; i < count; i++) {
      long hash = keys.length == 0 ? 0 : RowMemory.ALL.get(LONG, addresses[i]);
      hashBuffer.segment().set(LONG, (long) i << 3, hash);
    }
    out.add(new FixedVector(VectorType.INT64, count, hashBuffer, null));
    for (int c = 0; c < keys.length; c++) {
      out.add(reader.gather(c, addresses, count));
    }
    try {
      for (Accumulator accumulator : accumulators) {
        out.addAll(accumulator.exportState(first, count));
      }
    } catch (Throwable t) {
      release(Batch.of(out, count));
      throw t;
    }
    return Batch.of(out, count);
  }

  /// Releases the states of a [#partial]; its other columns are borrowed.
  void release(Batch partial) {
    for (int c = 1 + keys.length; c < partial.columnCount(); c++) {
      partial.column(c).release();
    }
  }

  /// Keys and results of groups `first … first + count - 1`. The key columns are borrowed until the
  /// next call, the others owned by the caller.
  List<Vector> results(int first, int count) {
    List<Vector> out = new ArrayList<>();
    loadAddresses(first, count);
    for (int c = 0; c < keys.length; c++) {
      out.add(reader.gather(c, addresses, count));
    }
    try {
      for (Accumulator accumulator : accumulators) {
        out.add(accumulator.finish(first, count));
      }
    } catch (Throwable t) {
      out.subList(keys.length, out.size()).forEach(Vector::release);
      throw t;
    }
    return out;
  }

  private void loadAddresses(int first, int count) {
    if (addresses.length < count) {
      addresses = new long[count];
    }
    for (int i = 0; i < count && keys.length > 0; i++) {
      addresses[i] = table.rows().address(first + i);
    }
  }

  /// Prepares for about so many groups.
  void expect(long groups) {
    table.expect(groups);
  }

  /// Forgets all groups, for others of about the same number.
  void reset() {
    table.reset();
    dictionaries.clear();
    accumulators.forEach(Accumulator::reset);
  }

  /// Forgets all groups and frees their memory.
  void clear() {
    table.clear();
    dictionaries.clear();
    accumulators.forEach(Accumulator::close);
    accumulators.clear();
    openAccumulators();
  }

  @Override
  public void close() {
    table.close();
    columns.close();
    reader.close();
    scratch.close();
    dictionaries.close();
    accumulators.forEach(Accumulator::close);
    accumulators.clear();
  }
}
