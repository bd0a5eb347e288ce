package dev.lakebird.functions.aggregate;

import dev.lakebird.functions.spi.AggregateKernel.Accumulator;
import dev.lakebird.types.memory.NativeLayouts;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;

/// The states of a function that passes over NULLs: [#add] sees flat vectors and only rows that are
/// not NULL.
abstract class StrictAccumulator implements Accumulator {
  private static final int SLOTS_PER_VECTOR = 3;

  final BufferAllocator allocator;
  private final VectorScratch scratch;
  private int[] presentRows = {};
  private int[] sameGroup = {};

  StrictAccumulator(BufferAllocator allocator) {
    this.allocator = allocator;
    this.scratch = new VectorScratch(allocator);
  }

  /// Adds the rows, none of them NULL, to their groups.
  abstract void add(int[] groupIds, Vector values, Selection rows);

  /// Adds the rows, none of them NULL, to one group.
  void addTo(int group, Vector values, Selection rows) {
    add(sameGroup(group, rows), values, rows);
  }

  @Override
  public void update(int[] groupIds, Vector[] arguments, Selection rows) {
    Selection present = present(arguments[0], rows);
    if (present.count() > 0) {
      add(groupIds, flat(arguments[0], present, 0), present);
    }
  }

  @Override
  public void updateGroup(int group, Vector[] arguments, Selection rows) {
    Selection present = present(arguments[0], rows);
    if (present.count() > 0) {
      addTo(group, flat(arguments[0], present, 0), present);
    }
  }

  /// The vector, or a flat copy of its selected rows, valid until the next call with the same
  /// `index`.
  final Vector flat(Vector vector, Selection rows, int index) {
    return Vectors.flatten(vector, rows, scratch, index * SLOTS_PER_VECTOR);
  }

  /// The rows among `rows` that are not NULL, valid until the next call.
  final Selection present(Vector vector, Selection rows) {
    if (vector instanceof ConstantVector constant) {
      return constant.isNull() ? Selection.all(0) : rows;
    }
    MemorySegment validity = vector.validity();
    if (validity == null) {
      return rows;
    }
    int count = rows.count();
    if (presentRows.length < count) {
      presentRows = new int[count];
    }
    return Selection.of(presentRows, keepValid(validity, rows, presentRows));
  }

  private static int keepValid(MemorySegment validity, Selection rows, int[] out) {
    int count = rows.count();
    int kept = 0;
    if (!rows.isAll()) {
      int[] from = rows.rows();
      for (int k = 0; k < count; k++) {
        int row = from[k];
        out[kept] = row;
        kept += Bits.get(validity, row) ? 1 : 0;
      }
      return kept;
    }
    for (int start = 0; start < count; start += Long.SIZE) {
      long word = validity.get(NativeLayouts.LONG, start >>> 3);
      int end = Math.min(start + Long.SIZE, count);
      for (int row = start; row < end; row++) {
        out[kept] = row;
        kept += (int) (word & 1);
        word >>>= 1;
      }
    }
    return kept;
  }

  /// Group ids that send every selected row to the same group, valid until the next call.
  final int[] sameGroup(int group, Selection rows) {
    sameGroup = SameGroup.fill(sameGroup, group, rows);
    return sameGroup;
  }

  @Override
  public void close() {
    scratch.close();
  }
}
