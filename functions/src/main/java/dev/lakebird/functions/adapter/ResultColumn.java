package dev.lakebird.functions.adapter;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Writes results row by row, in any order, over buffers of a scratch: slots 0 (validity), 1 and 2
/// (values or offsets) and 3 (bytes). Rows never written are NULL-free and unspecified.
public final class ResultColumn {
  private final VectorType type;
  private final int length;
  private final VectorScratch scratch;
  private final MemorySegment values;
  private final NativeBuffer valueBuffer;
  private final @Nullable NativeBuffer ends;
  private @Nullable NativeBuffer validity;
  private @Nullable NativeBuffer bytes;
  private long byteCount;
  private int row;

  public ResultColumn(VectorType type, int length, VectorScratch scratch) {
    this.type = type;
    this.length = length;
    this.scratch = scratch;
    Layout layout = type.layout();
    if (layout == Layout.LIST || layout == Layout.STRUCT) {
      throw LakebirdException.internal("No row writer for a vector of " + type);
    }
    if (layout == Layout.BYTES) {
      valueBuffer = scratch.buffer(1, (long) length * 4);
      ends = scratch.buffer(2, (long) length * 4);
      bytes = scratch.buffer(3, Math.max(64, (long) length * 8));
      valueBuffer.segment().fill((byte) 0);
      ends.segment().fill((byte) 0);
    } else {
      valueBuffer =
          layout == Layout.BITS
              ? scratch.bitmap(1, length)
              : scratch.buffer(1, (long) length * layout.widthBytes());
      ends = null;
    }
    values = valueBuffer.segment();
  }

  /// Uses `bitmap` as the validity; it is written to.
  void withValidity(@Nullable NativeBuffer bitmap) {
    validity = bitmap;
  }

  /// The bytes of fixed-width values, for copies.
  public MemorySegment values() {
    return values;
  }

  /// Moves to the row to write.
  public void at(int index) {
    row = index;
  }

  public void setNull() {
    if (validity == null) {
      validity = scratch.bitmap(0, length);
      Bits.fill(validity.segment(), length, true);
    }
    Bits.clear(validity.segment(), row);
  }

  public void putLong(long value) {
    if (type.layout() == Layout.INT32) {
      values.set(INT, (long) row << 2, (int) value);
    } else {
      values.set(LONG, (long) row << 3, value);
    }
  }

  public void putDouble(double value) {
    values.set(DOUBLE, (long) row << 3, value);
  }

  public void putBoolean(boolean value) {
    Bits.put(values, row, value);
  }

  /// A decimal that is exact at the column's scale and fits its width.
  public void putDecimal(BigDecimal value) {
    putUnscaled(value.setScale(type.scale()).unscaledValue());
  }

  /// An unscaled decimal that fits the column's width.
  public void putUnscaled(BigInteger unscaled) {
    int width = type.layout().widthBytes();
    for (int at = 0; at < width; at += 8) {
      values.set(LONG, (long) row * width + at, unscaled.shiftRight(at * 8).longValue());
    }
  }

  public void putInterval(int months, int days, long nanos) {
    values.set(INT, row * 16L, months);
    values.set(INT, row * 16L + 4, days);
    values.set(LONG, row * 16L + 8, nanos);
  }

  public void putText(String text) {
    putBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public void putBytes(byte[] value) {
    long from = reserve(value.length);
    MemorySegment.copy(value, 0, bytes().segment(), BYTE, from, value.length);
    endBytes(from, value.length);
  }

  public void putSlice(Utf8Slice value) {
    putSlice(value, 0, value.byteLength());
  }

  /// The bytes `from … to-1` of the slice.
  public void putSlice(Utf8Slice value, int from, int to) {
    int count = to - from;
    long at = reserve(count);
    MemorySegment.copy(value.segment(), value.start() + from, bytes().segment(), at, count);
    endBytes(at, count);
  }

  /// Makes room for `count` bytes and returns where they start in [#bytes].
  public long reserve(int count) {
    NativeBuffer held = bytes();
    if (byteCount + count > held.bytes()) {
      bytes = scratch.grow(3, byteCount, Math.max(byteCount + count, held.bytes() * 2));
      if (byteCount + count > Integer.MAX_VALUE) {
        throw new LakebirdException(
            dev.lakebird.foundation.ErrorCode.RESOURCES_EXCEEDED,
            "The strings of one batch are too long");
      }
    }
    return byteCount;
  }

  /// The bytes reserved last.
  public MemorySegment byteSegment() {
    return bytes().segment();
  }

  /// The row is the `count` bytes from `from` on, which [#reserve] gave.
  public void endBytes(long from, int count) {
    values.set(INT, (long) row << 2, (int) from);
    endSegment().set(INT, (long) row << 2, (int) (from + count));
    byteCount = from + count;
  }

  /// The column, borrowed from the scratch.
  public Vector vector() {
    return switch (type.layout()) {
      case BITS -> new BitVector(length, valueBuffer, validity);
      case BYTES ->
          BytesVector.view(
              type, length, valueBuffer, java.util.Objects.requireNonNull(ends), bytes(), validity);
      case INT32, INT64, FLOAT64, DECIMAL128, DECIMAL256, INTERVAL ->
          new FixedVector(type, length, valueBuffer, validity);
      case LIST, STRUCT -> throw LakebirdException.internal("No row writer for " + type);
    };
  }

  private NativeBuffer bytes() {
    return java.util.Objects.requireNonNull(bytes);
  }

  private MemorySegment endSegment() {
    return java.util.Objects.requireNonNull(ends).segment();
  }
}
