package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// Exact sums of 64-bit integers. A group has 16 bytes: a signed 64-bit word that wraps, how often it
/// wrapped as a signed number of 56 bits, and a byte that says whether a value was added. The sum is
/// `wraps * 2^64 + word`; only a wrap touches more than the word and the byte.
final class WordSums extends Sums {
  static final List<VectorType> STATE_TYPES = List.of(VectorType.INT64, VectorType.INT64);
  private static final int WIDTH = 16;
  private static final long PRESENT = 1L << 56;
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private final VectorType result;
  private final ExactResult writer;
  private final long magnitude;
  private boolean wraps;

  /// @param bounds what is proven of the values
  WordSums(Optional<ValueBounds> bounds, VectorType result, BufferAllocator allocator) {
    super(allocator, WIDTH);
    this.magnitude =
        bounds.map(proven -> proven.magnitude().min(LONG_MAX).longValue()).orElse(Long.MAX_VALUE);
    this.result = result;
    this.writer = new ExactResult(result);
  }

  /// Adds without a look at wraps, only noting whether there was any; if so, takes it all back and
  /// adds again with care, from then on always.
  @Override
  void add(int[] groupIds, Vector values, Selection rows) {
    MemorySegment data = ((FixedVector) values).data();
    int count = rows.count();
    if (!wraps) {
      wraps =
          rows.isAll()
              ? addAll(groupIds, data, count)
              : addListed(groupIds, data, rows.rows(), count);
      if (!wraps) {
        return;
      }
      subtract(groupIds, data, rows);
    }
    addWithWraps(groupIds, data, rows);
  }

  private boolean addAll(int[] groupIds, MemorySegment data, int count) {
    MemorySegment states = this.states.segment();
    long wrapped = 0;
    for (int row = 0; row < count; row++) {
      long at = (long) groupIds[row] << 4;
      long value = data.get(LONG, (long) row << 3);
      long before = states.get(LONG, at);
      long after = before + value;
      states.set(LONG, at, after);
      states.set(BYTE, at + 15, (byte) 1);
      wrapped |= (before ^ after) & (value ^ after);
    }
    return wrapped < 0;
  }

  private boolean addListed(int[] groupIds, MemorySegment data, int[] rows, int count) {
    MemorySegment states = this.states.segment();
    long wrapped = 0;
    for (int k = 0; k < count; k++) {
      int row = rows[k];
      long at = (long) groupIds[row] << 4;
      long value = data.get(LONG, (long) row << 3);
      long before = states.get(LONG, at);
      long after = before + value;
      states.set(LONG, at, after);
      states.set(BYTE, at + 15, (byte) 1);
      wrapped |= (before ^ after) & (value ^ after);
    }
    return wrapped < 0;
  }

  private void subtract(int[] groupIds, MemorySegment data, Selection rows) {
    MemorySegment states = this.states.segment();
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      long at = (long) groupIds[row] << 4;
      states.set(LONG, at, states.get(LONG, at) - data.get(LONG, (long) row << 3));
    }
  }

  private void addWithWraps(int[] groupIds, MemorySegment data, Selection rows) {
    MemorySegment states = this.states.segment();
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      long at = (long) groupIds[row] << 4;
      long value = data.get(LONG, (long) row << 3);
      long before = states.get(LONG, at);
      long after = before + value;
      states.set(LONG, at, after);
      states.set(BYTE, at + 15, (byte) 1);
      if (((before ^ after) & (value ^ after)) < 0) {
        wrap(states, at, value < 0 ? -1 : 1);
      }
    }
  }

  private static void wrap(MemorySegment states, long at, long count) {
    states.set(LONG, at + 8, PRESENT | (states.get(LONG, at + 8) + count & PRESENT - 1));
  }

  @Override
  void addTo(int group, Vector values, Selection rows) {
    MemorySegment data = ((FixedVector) values).data();
    if (magnitude <= Long.MAX_VALUE / Math.max(1, rows.count())) {
      addState(group, boundedTotal(data, rows), 0);
    } else {
      addHalves(group, data, rows);
    }
  }

  /// The sum of values that are proven so small that it fits.
  private static long boundedTotal(MemorySegment data, Selection rows) {
    int count = rows.count();
    long total = 0;
    if (rows.isAll()) {
      for (int row = 0; row < count; row++) {
        total += data.get(LONG, (long) row << 3);
      }
    } else {
      int[] listed = rows.rows();
      for (int k = 0; k < count; k++) {
        total += data.get(LONG, (long) listed[k] << 3);
      }
    }
    return total;
  }

  /// Sums the low and the high halves of the values apart: neither can overflow within a batch.
  private void addHalves(int group, MemorySegment data, Selection rows) {
    int count = rows.count();
    long low = 0;
    long high = 0;
    if (rows.isAll()) {
      for (int row = 0; row < count; row++) {
        long value = data.get(LONG, (long) row << 3);
        low += value & 0xFFFF_FFFFL;
        high += value >> 32;
      }
    } else {
      int[] listed = rows.rows();
      for (int k = 0; k < count; k++) {
        long value = data.get(LONG, (long) listed[k] << 3);
        low += value & 0xFFFF_FFFFL;
        high += value >> 32;
      }
    }
    high += low >>> 32;
    long word = high << 32 | low & 0xFFFF_FFFFL;
    // The sum is high * 2^32 plus the low half: its bits from 64 on are those of high from 32 on,
    // plus one where the word reads as negative.
    addState(group, word, (high >> 32) + (word >>> 63));
  }

  private void addState(int group, long word, long wrapCount) {
    MemorySegment states = this.states.segment();
    long at = (long) group << 4;
    long before = states.get(LONG, at);
    long after = before + word;
    states.set(LONG, at, after);
    long carried = ((before ^ after) & (word ^ after)) < 0 ? word < 0 ? -1 : 1 : 0;
    wrap(states, at, wrapCount + carried);
  }

  private long word(int group) {
    return states.segment().get(LONG, (long) group << 4);
  }

  private long wraps(int group) {
    return states.segment().get(LONG, ((long) group << 4) + 8) << 8 >> 8;
  }

  @Override
  boolean isPresent(int group) {
    return states.segment().get(BYTE, ((long) group << 4) + 15) != 0;
  }

  @Override
  double floatTotal(int group) {
    return wraps(group) == 0 ? word(group) : exactTotal(group).doubleValue();
  }

  @Override
  BigInteger exactTotal(int group) {
    BigInteger word = BigInteger.valueOf(word(group));
    long count = wraps(group);
    return count == 0 ? word : BigInteger.valueOf(count).shiftLeft(Long.SIZE).add(word);
  }

  @Override
  public void merge(int[] groupIds, Vector[] others, Selection rows) {
    var words = (FixedVector) flat(others[0], rows, 0);
    var wrapCounts = (FixedVector) flat(others[1], rows, 1);
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      if (!words.isNull(row)) {
        addState(groupIds[row], words.longAt(row), wrapCounts.longAt(row));
      }
    }
  }

  @Override
  public List<Vector> exportState(int firstGroup, int count) {
    try (var words = new FixedColumn(VectorType.INT64, count, allocator);
        var wrapCounts = new FixedColumn(VectorType.INT64, count, allocator)) {
      for (int i = 0; i < count; i++) {
        int group = firstGroup + i;
        if (isPresent(group)) {
          words.segment().set(LONG, (long) i << 3, word(group));
          wrapCounts.segment().set(LONG, (long) i << 3, wraps(group));
        } else {
          words.setNull(i);
        }
      }
      return List.of(words.take(), wrapCounts.take());
    }
  }

  @Override
  public Vector finish(int firstGroup, int count) {
    try (var column = new FixedColumn(result, count, allocator)) {
      for (int i = 0; i < count; i++) {
        int group = firstGroup + i;
        if (!isPresent(group)) {
          column.setNull(i);
        } else if (wraps(group) == 0) {
          writer.write(word(group), column.segment(), i);
        } else {
          writer.write(exactTotal(group), column.segment(), i);
        }
      }
      return column.take();
    }
  }
}
