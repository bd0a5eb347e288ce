package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Sums of FLOAT64. A group has 16 bytes: the sum, and in the last byte whether a value was added.
/// Groups that received a value that is not finite are noted apart: only their sums may not be finite.
final class FloatSums extends Sums {
  static final List<VectorType> STATE_TYPES = List.of(VectorType.FLOAT64);
  private static final int WIDTH = 16;
  private static final byte PRESENT = 1;

  private final BitSet notFinite = new BitSet();

  FloatSums(BufferAllocator allocator) {
    super(allocator, WIDTH);
  }

  @Override
  void add(int[] groupIds, Vector values, Selection rows) {
    MemorySegment data = ((FixedVector) values).data();
    if (rows.isAll()) {
      addAll(groupIds, data, rows.count());
    } else {
      addListed(groupIds, data, rows.rows(), rows.count());
    }
    // One look at the total finds out whether any value may not be finite.
    if (!Double.isFinite(total(data, rows))) {
      noteNotFinite(groupIds, data, rows);
    }
  }

  private void addAll(int[] groupIds, MemorySegment data, int count) {
    MemorySegment states = this.states.segment();
    for (int row = 0; row < count; row++) {
      long at = (long) groupIds[row] << 4;
      states.set(DOUBLE, at, states.get(DOUBLE, at) + data.get(DOUBLE, (long) row << 3));
      states.set(BYTE, at + 15, PRESENT);
    }
  }

  private void addListed(int[] groupIds, MemorySegment data, int[] rows, int count) {
    MemorySegment states = this.states.segment();
    for (int k = 0; k < count; k++) {
      int row = rows[k];
      long at = (long) groupIds[row] << 4;
      states.set(DOUBLE, at, states.get(DOUBLE, at) + data.get(DOUBLE, (long) row << 3));
      states.set(BYTE, at + 15, PRESENT);
    }
  }

  private void noteNotFinite(int[] groupIds, MemorySegment data, Selection rows) {
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      if (!Double.isFinite(data.get(DOUBLE, (long) row << 3))) {
        notFinite.set(groupIds[row]);
      }
    }
  }

  @Override
  void addTo(int group, Vector values, Selection rows) {
    MemorySegment data = ((FixedVector) values).data();
    double total = total(data, rows);
    addTotal(group, total);
    if (!Double.isFinite(total)) {
      noteNotFinite(sameGroup(group, rows), data, rows);
    }
  }

  /// Four sums side by side, since one would wait for each addition to end.
  private static double total(MemorySegment data, Selection rows) {
    int count = rows.count();
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int k = 0;
    if (rows.isAll()) {
      for (; k + 3 < count; k += 4) {
        long at = (long) k << 3;
        a += data.get(DOUBLE, at);
        b += data.get(DOUBLE, at + 8);
        c += data.get(DOUBLE, at + 16);
        d += data.get(DOUBLE, at + 24);
      }
    } else {
      int[] listed = rows.rows();
      for (; k + 3 < count; k += 4) {
        a += data.get(DOUBLE, (long) listed[k] << 3);
        b += data.get(DOUBLE, (long) listed[k + 1] << 3);
        c += data.get(DOUBLE, (long) listed[k + 2] << 3);
        d += data.get(DOUBLE, (long) listed[k + 3] << 3);
      }
    }
    for (; k < count; k++) {
      a += data.get(DOUBLE, (long) rows.row(k) << 3);
    }
    return a + b + (c + d);
  }

  private void addTotal(int group, double value) {
    MemorySegment states = this.states.segment();
    long at = (long) group << 4;
    states.set(DOUBLE, at, states.get(DOUBLE, at) + value);
    states.set(BYTE, at + 15, PRESENT);
  }

  @Override
  boolean isPresent(int group) {
    return states.segment().get(BYTE, ((long) group << 4) + 15) != 0;
  }

  /// @throws LakebirdException OUT_OF_RANGE where finite values have a sum beyond FLOAT64
  @Override
  double floatTotal(int group) {
    double total = states.segment().get(DOUBLE, (long) group << 4);
    if (!Double.isFinite(total) && !notFinite.get(group)) {
      throw new LakebirdException(ErrorCode.OUT_OF_RANGE, "double overflow");
    }
    return total;
  }

  @Override
  BigInteger exactTotal(int group) {
    throw LakebirdException.internal("A sum of FLOAT64 is not exact");
  }

  @Override
  public void merge(int[] groupIds, Vector[] others, Selection rows) {
    var totals = (FixedVector) flat(others[0], rows, 0);
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      if (!totals.isNull(row)) {
        double total = totals.doubleAt(row);
        addTotal(groupIds[row], total);
        if (!Double.isFinite(total)) {
          notFinite.set(groupIds[row]);
        }
      }
    }
  }

  @Override
  public List<Vector> exportState(int firstGroup, int count) {
    return List.of(finish(firstGroup, count));
  }

  @Override
  public Vector finish(int firstGroup, int count) {
    try (var column = new FixedColumn(VectorType.FLOAT64, count, allocator)) {
      for (int i = 0; i < count; i++) {
        if (isPresent(firstGroup + i)) {
          column.segment().set(DOUBLE, (long) i << 3, floatTotal(firstGroup + i));
        } else {
          column.setNull(i);
        }
      }
      return column.take();
    }
  }

  @Override
  public void reset() {
    super.reset();
    notFinite.clear();
  }
}
