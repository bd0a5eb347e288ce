package dev.lakebird.types.arrow;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.jspecify.annotations.Nullable;

/// Decimals of any width and scale, widened to the width and scale that the type has at the doors.
final class DecimalWriter extends ColumnWriter {
  /// Powers of ten that fit 64 bits.
  private static final int LONG_DIGITS_MAX = 18;

  private final int width;
  private final int scale;
  private final GrowableBuffer data;

  DecimalWriter(int width, int scale, BufferAllocator allocator) {
    super(allocator);
    this.width = width;
    this.scale = scale;
    this.data = new GrowableBuffer(allocator);
  }

  @Override
  void appendFlat(Vector vector, int @Nullable [] rows, int from, int count) {
    long at = (long) length() * width;
    MemorySegment target = data.ensure(at + (long) count * width);
    FixedVector decimals = (FixedVector) vector;
    Layout layout = decimals.type().layout();
    int digits = scale - decimals.type().scale();
    if (digits == 0 && layout.widthBytes() == width) {
      same(decimals, rows, from, count, target, at);
    } else if (isWidened(decimals)) {
      widened(decimals, rows, from, count, target, at, power(digits));
    } else {
      rescaled(decimals, rows, from, count, target, at);
    }
  }

  /// Whether values of 64 bits become ones of 128 by a factor.
  private boolean isWidened(FixedVector decimals) {
    int digits = scale - decimals.type().scale();
    return decimals.type().layout() == Layout.INT64
        && width == 16
        && digits >= 0
        && digits <= LONG_DIGITS_MAX;
  }

  @Override
  void appendEntries(Vector dictionary, int[] entries, int count) {
    FixedVector decimals = (FixedVector) dictionary;
    if (!isWidened(decimals) || !isSmall(dictionary, count)) {
      appendFlat(dictionary, entries, 0, count);
      return;
    }
    long factor = power(scale - decimals.type().scale());
    int mask = padded(decimals.length()) - 1;
    var low = new long[mask + 1];
    var high = new long[mask + 1];
    for (int entry = 0; entry < decimals.length(); entry++) {
      long value = decimals.longAt(entry);
      low[entry] = value * factor;
      high[entry] = Math.multiplyHigh(value, factor);
    }
    long at = (long) length() << 4;
    long bytes = (long) count << 4;
    MemorySegment target = data.ensure(at + bytes).asSlice(at, bytes);
    for (int k = 0; k < count; k++) {
      int entry = entries[k] & mask;
      target.set(LONG, (long) k << 4, low[entry]);
      target.set(LONG, ((long) k << 4) + 8, high[entry]);
    }
  }

  private void same(
      FixedVector decimals,
      int @Nullable [] rows,
      int from,
      int count,
      MemorySegment target,
      long at) {
    MemorySegment source = decimals.data();
    if (rows == null) {
      MemorySegment.copy(source, (long) from * width, target, at, (long) count * width);
      return;
    }
    for (int k = 0; k < count; k++) {
      long row = rows[from + k];
      for (int word = 0; word < width; word += 8) {
        long value = row < 0 ? 0 : source.get(LONG, row * width + word);
        target.set(LONG, at + (long) k * width + word, value);
      }
    }
  }

  private static void widened(
      FixedVector decimals,
      int @Nullable [] rows,
      int from,
      int count,
      MemorySegment target,
      long at,
      long factor) {
    MemorySegment source = decimals.data();
    for (int k = 0; k < count; k++) {
      long row = rows == null ? from + k : Math.max(rows[from + k], 0);
      long value = source.get(LONG, row << 3);
      long to = at + ((long) k << 4);
      target.set(LONG, to, value * factor);
      target.set(LONG, to + 8, Math.multiplyHigh(value, factor));
    }
  }

  private void rescaled(
      FixedVector decimals,
      int @Nullable [] rows,
      int from,
      int count,
      MemorySegment target,
      long at) {
    int digits = scale - decimals.type().scale();
    BigInteger factor = BigInteger.TEN.pow(Math.abs(digits));
    for (int k = 0; k < count; k++) {
      int row = rows == null ? from + k : rows[from + k];
      BigInteger value = BigInteger.ZERO;
      if (row >= 0 && !decimals.isNull(row)) {
        BigInteger unscaled = Vectors.unscaled(decimals, row);
        value = digits >= 0 ? unscaled.multiply(factor) : unscaled.divide(factor);
      }
      for (int word = 0; word < width; word += 8) {
        target.set(LONG, at + (long) k * width + word, value.shiftRight(word * 8).longValue());
      }
    }
  }

  private static long power(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }

  @Override
  long bytes() {
    return (long) length() * width;
  }

  @Override
  void take(List<ArrowFieldNode> nodes, List<ArrowBuf> buffers) {
    long bytes = bytes();
    nodes.add(new ArrowFieldNode(length(), validity.nullCount()));
    buffers.add(validity.take());
    buffers.add(data.take(bytes));
  }

  @Override
  void close() {
    validity.close();
    data.close();
  }
}
