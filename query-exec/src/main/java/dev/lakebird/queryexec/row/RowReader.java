package dev.lakebird.queryexec.row;

import static dev.lakebird.queryexec.row.RowMemory.ALL;
import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.column.ColumnBuffer;
import dev.lakebird.queryexec.column.ValueDecoder;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Gathers rows into flat vectors, one column at a time. Belongs to one thread; its vectors are
/// borrowed until the next gather of the same column.
public final class RowReader implements AutoCloseable {
  private static final int SLOTS = 3;

  private final RowLayout layout;
  private final VectorScratch scratch;
  private final List<@Nullable ColumnBuffer> nested = new ArrayList<>();

  public RowReader(RowLayout layout, BufferAllocator allocator) {
    this.layout = layout;
    this.scratch = new VectorScratch(allocator);
    for (VectorType type : layout.types()) {
      nested.add(type.children().isEmpty() ? null : new ColumnBuffer(type, allocator));
    }
  }

  /// A vector of the column's values in the first `count` rows of `addresses`, none of which is 0.
  public Vector gather(int column, long[] addresses, int count) {
    return gather(column, addresses, count, true);
  }

  /// A vector of the column's values in the first `count` rows of `addresses`. An address of 0 is a
  /// row of NULLs, or where `zeroIsNull` is false a row that nobody reads.
  public Vector gather(int column, long[] addresses, int count, boolean zeroIsNull) {
    VectorType type = layout.types().get(column);
    int offset = layout.offset(column);
    @Nullable NativeBuffer validity = gatherValidity(column, addresses, count, zeroIsNull);
    return switch (type.layout()) {
      case BITS -> {
        NativeBuffer data = scratch.bitmap(column * SLOTS + 1, count);
        MemorySegment to = data.segment();
        for (int i = 0; i < count; i++) {
          Bits.put(to, i, addresses[i] != 0 && ALL.get(BYTE, addresses[i] + offset) != 0);
        }
        yield new BitVector(count, data, validity);
      }
      case INT32, INT64, FLOAT64, DECIMAL128, DECIMAL256, INTERVAL ->
          new FixedVector(type, count, gatherFixed(column, type, addresses, count), validity);
      case BYTES -> gatherBytes(column, type, addresses, count, validity);
      case LIST, STRUCT -> gatherNested(column, offset, addresses, count);
    };
  }

  private @Nullable NativeBuffer gatherValidity(
      int column, long[] addresses, int count, boolean zeroIsNull) {
    int at = layout.validityByte(column);
    int bit = RowLayout.validityBit(column);
    int nulls = 0;
    for (int i = 0; i < count; i++) {
      nulls |= addresses[i] == 0 ? (zeroIsNull ? bit : 0) : ~ALL.get(BYTE, addresses[i] + at) & bit;
    }
    if (nulls == 0) {
      return null;
    }
    NativeBuffer validity = scratch.bitmap(column * SLOTS, count);
    MemorySegment to = validity.segment();
    for (int i = 0; i < count; i++) {
      Bits.put(to, i, addresses[i] != 0 && (ALL.get(BYTE, addresses[i] + at) & bit) != 0);
    }
    return validity;
  }

  private NativeBuffer gatherFixed(int column, VectorType type, long[] addresses, int count) {
    int offset = layout.offset(column);
    int width = type.layout().widthBytes();
    NativeBuffer data = scratch.buffer(column * SLOTS + 1, (long) count * width);
    MemorySegment to = data.segment();
    switch (width) {
      case 4 -> {
        for (int i = 0; i < count; i++) {
          long address = addresses[i];
          to.set(INT, (long) i << 2, address == 0 ? 0 : ALL.get(INT, address + offset));
        }
      }
      case 8 -> {
        for (int i = 0; i < count; i++) {
          long address = addresses[i];
          to.set(LONG, (long) i << 3, address == 0 ? 0 : ALL.get(LONG, address + offset));
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          long address = addresses[i];
          for (int b = 0; b < width; b += 8) {
            long word = address == 0 ? 0 : ALL.get(LONG, address + offset + b);
            to.set(LONG, (long) i * width + b, word);
          }
        }
      }
    }
    return data;
  }

  private Vector gatherBytes(
      int column, VectorType type, long[] addresses, int count, @Nullable NativeBuffer validity) {
    int offset = layout.offset(column);
    NativeBuffer offsets = scratch.buffer(column * SLOTS + 1, (count + 1L) << 2);
    MemorySegment ends = offsets.segment();
    ends.set(INT, 0, 0);
    long total = 0;
    for (int i = 0; i < count; i++) {
      total += addresses[i] == 0 ? 0 : ALL.get(INT, addresses[i] + offset);
      ends.set(INT, (i + 1L) << 2, (int) total);
    }
    if (total > Integer.MAX_VALUE) {
      throw new LakebirdException(
          ErrorCode.RESOURCES_EXCEEDED, "The strings of one batch exceed two gigabytes");
    }
    NativeBuffer data = scratch.buffer(column * SLOTS + 2, total);
    MemorySegment to = data.segment();
    long end = 0;
    for (int i = 0; i < count; i++) {
      if (addresses[i] != 0) {
        long at = addresses[i] + offset;
        int length = ALL.get(INT, at);
        long from = length <= RowLayout.INLINE_BYTES ? at + 4 : ALL.get(LONG, at + 8);
        MemorySegment.copy(ALL, from, to, end, length);
        end += length;
      }
    }
    return BytesVector.flat(type, count, offsets, data, validity);
  }

  private Vector gatherNested(int column, int offset, long[] addresses, int count) {
    ColumnBuffer values = nested.get(column);
    if (values == null) {
      throw LakebirdException.internal("A nested column without its buffer");
    }
    values.clear();
    int at = layout.validityByte(column);
    int bit = RowLayout.validityBit(column);
    for (int i = 0; i < count; i++) {
      if (addresses[i] == 0 || (ALL.get(BYTE, addresses[i] + at) & bit) == 0) {
        values.appendNulls(1);
      } else {
        long value = addresses[i] + offset;
        boolean inline = ALL.get(INT, value) <= RowLayout.INLINE_BYTES;
        ValueDecoder.append(values, ALL, inline ? value + 4 : ALL.get(LONG, value + 8));
      }
    }
    return values.view();
  }

  @Override
  public void close() {
    scratch.close();
    for (ColumnBuffer buffer : nested) {
      if (buffer != null) {
        buffer.close();
      }
    }
  }
}
