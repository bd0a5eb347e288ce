package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Exact sums of 128- or 256-bit decimals, kept 64 bits wider than the values so that no order of
/// adding overflows, and followed by a word that is not zero once a value was added.
final class WideSums extends Sums {
  private final int valueWords;
  private final long width;
  private final VectorType result;
  private final ExactResult writer;

  WideSums(VectorType argument, VectorType result, BufferAllocator allocator) {
    super(allocator, (argument.layout().widthBytes() / Long.BYTES + 2L) * Long.BYTES);
    this.valueWords = argument.layout().widthBytes() / Long.BYTES;
    this.width = (valueWords + 2L) * Long.BYTES;
    this.result = result;
    this.writer = new ExactResult(result);
  }

  /// The words of the sum, the first of them NULL where there is none.
  static List<VectorType> stateTypes(VectorType argument) {
    return Collections.nCopies(argument.layout().widthBytes() / Long.BYTES + 1, VectorType.INT64);
  }

  @Override
  void add(int[] groupIds, Vector values, Selection rows) {
    MemorySegment data = ((FixedVector) values).data();
    MemorySegment states = this.states.segment();
    int count = rows.count();
    if (valueWords == 2) {
      for (int k = 0; k < count; k++) {
        int row = rows.row(k);
        long from = (long) row << 4;
        add128(states, groupIds[row] * width, data.get(LONG, from), data.get(LONG, from + 8));
      }
      return;
    }
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      addWide(states, groupIds[row] * width, data, (long) row * valueWords * Long.BYTES);
    }
  }

  private static void add128(MemorySegment states, long at, long low, long high) {
    long sumLow = states.get(LONG, at) + low;
    long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
    long before = states.get(LONG, at + 8);
    long sumHigh = before + high;
    long carryHigh = Long.compareUnsigned(sumHigh, high) < 0 ? 1 : 0;
    sumHigh += carry;
    carryHigh += carry & (sumHigh == 0 ? 1 : 0);
    states.set(LONG, at, sumLow);
    states.set(LONG, at + 8, sumHigh);
    // Not zero only where the sum changes its sign.
    long top = (high >> 63) + carryHigh;
    if (top != 0) {
      states.set(LONG, at + 16, states.get(LONG, at + 16) + top);
    }
    states.set(LONG, at + 24, 1);
  }

  private void addWide(MemorySegment states, long at, MemorySegment data, long from) {
    long carry = 0;
    for (int w = 0; w < valueWords; w++) {
      carry = addWord(states, at + w * 8L, data.get(LONG, from + w * 8L), carry);
    }
    long sign = data.get(LONG, from + (valueWords - 1) * 8L) >> 63;
    addWord(states, at + valueWords * 8L, sign, carry);
    states.set(LONG, at + (valueWords + 1) * 8L, 1);
  }

  /// Adds a word and a carry of 0 or 1 to a word of the sum; returns the carry out of it.
  private static long addWord(MemorySegment states, long at, long word, long carry) {
    long sum = states.get(LONG, at) + word;
    long out = Long.compareUnsigned(sum, word) < 0 ? 1 : 0;
    sum += carry;
    out += carry & (sum == 0 ? 1 : 0);
    states.set(LONG, at, sum);
    return out;
  }

  @Override
  boolean isPresent(int group) {
    return states.segment().get(LONG, group * width + (valueWords + 1) * 8L) != 0;
  }

  @Override
  double floatTotal(int group) {
    return exactTotal(group).doubleValue();
  }

  @Override
  BigInteger exactTotal(int group) {
    byte[] bigEndian = new byte[(valueWords + 1) * Long.BYTES];
    for (int w = 0; w <= valueWords; w++) {
      long word = states.segment().get(LONG, group * width + w * 8L);
      for (int b = 0; b < Long.BYTES; b++) {
        bigEndian[bigEndian.length - 1 - w * Long.BYTES - b] = (byte) (word >>> b * 8);
      }
    }
    return new BigInteger(bigEndian);
  }

  @Override
  public void merge(int[] groupIds, Vector[] others, Selection rows) {
    MemorySegment states = this.states.segment();
    FixedVector[] words = new FixedVector[valueWords + 1];
    for (int w = 0; w <= valueWords; w++) {
      words[w] = (FixedVector) flat(others[w], rows, w);
    }
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      if (words[0].isNull(row)) {
        continue;
      }
      long at = groupIds[row] * width;
      long carry = 0;
      for (int w = 0; w <= valueWords; w++) {
        carry = addWord(states, at + w * 8L, words[w].longAt(row), carry);
      }
      states.set(LONG, at + (valueWords + 1) * 8L, 1);
    }
  }

  @Override
  public List<Vector> exportState(int firstGroup, int count) {
    List<Vector> columns = new ArrayList<>();
    try {
      for (int w = 0; w <= valueWords; w++) {
        columns.add(exportWord(w, firstGroup, count));
      }
      return columns;
    } catch (RuntimeException e) {
      columns.forEach(Vector::release);
      throw e;
    }
  }

  private Vector exportWord(int word, int firstGroup, int count) {
    try (var column = new FixedColumn(VectorType.INT64, count, allocator)) {
      for (int i = 0; i < count; i++) {
        int group = firstGroup + i;
        if (isPresent(group)) {
          long value = states.segment().get(LONG, group * width + word * 8L);
          column.segment().set(LONG, (long) i << 3, value);
        } else if (word == 0) {
          column.setNull(i);
        }
      }
      return column.take();
    }
  }

  @Override
  public Vector finish(int firstGroup, int count) {
    try (var column = new FixedColumn(result, count, allocator)) {
      for (int i = 0; i < count; i++) {
        if (isPresent(firstGroup + i)) {
          writer.write(exactTotal(firstGroup + i), column.segment(), i);
        } else {
          column.setNull(i);
        }
      }
      return column.take();
    }
  }
}
