package dev.lakebird.types.vector;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.value.Value;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// How a RANGE lies in a vector of layout BYTES: 16 bytes that compare, unsigned, as ranges do. The
/// start, then the end, each as a big-endian 64-bit integer (days or microseconds) with the sign bit
/// turned; an unbounded start is all zeros and an unbounded end all ones, which no date or time is.
public final class RangeBytes {
  /// Bytes a range.
  public static final int BYTES = 16;

  /// The word of a start that is unbounded: less, unsigned, than any other.
  public static final long UNBOUNDED_START = 0;

  /// The word of an end that is unbounded: greater, unsigned, than any other.
  public static final long UNBOUNDED_END = -1;

  private RangeBytes() {}

  /// The bytes of a range.
  public static byte[] encode(Value.RangeValue range) {
    return ByteBuffer.allocate(BYTES)
        .putLong(range.start().isNull() ? UNBOUNDED_START : word(range.start()))
        .putLong(range.end().isNull() ? UNBOUNDED_END : word(range.end()))
        .array();
  }

  /// The range that [#encode] wrote.
  public static Value.RangeValue decode(SqlType.Range type, byte[] bytes) {
    ByteBuffer words = ByteBuffer.wrap(bytes);
    return new Value.RangeValue(
        type,
        value(type.element(), words.getLong(), UNBOUNDED_START),
        value(type.element(), words.getLong(), UNBOUNDED_END));
  }

  /// Whether the start is before the end.
  public static boolean isOrdered(Value.RangeValue range) {
    ByteBuffer words = ByteBuffer.wrap(encode(range));
    return Long.compareUnsigned(words.getLong(), words.getLong()) < 0;
  }

  /// The word of a bound that is not unbounded, in days or microseconds; its own inverse.
  public static long word(long number) {
    return number ^ Long.MIN_VALUE;
  }

  private static long word(Value end) {
    long number =
        switch (end) {
          case Value.DateValue v -> v.days();
          case Value.DatetimeValue v -> v.micros();
          case Value.TimestampValue v -> v.micros();
          default -> throw noElement(end.type());
        };
    return word(number);
  }

  private static Value value(SqlType element, long word, long unbounded) {
    if (word == unbounded) {
      return Value.nullOf(element);
    }
    long number = word(word);
    return switch (element) {
      case SqlType.Date t -> new Value.DateValue((int) number);
      case SqlType.Datetime t -> new Value.DatetimeValue(number);
      case SqlType.Timestamp t -> new Value.TimestampValue(number);
      default -> throw noElement(element);
    };
  }

  private static LakebirdException noElement(SqlType type) {
    return LakebirdException.internal("A range of " + type.sqlName());
  }

  /// The starts and ends of a vector of ranges as the two children of a struct, NULL where unbounded;
  /// owned by the caller.
  public static StructVector unpack(BytesVector ranges, BufferAllocator allocator) {
    var element = VectorType.of(((SqlType.Range) ranges.type().type()).element());
    var type = new VectorType(ranges.type().type(), Layout.STRUCT, 0, List.of(element, element));
    var held = new ArrayList<NativeBuffer>();
    try {
      Vector starts = ends(ranges, element, 0, UNBOUNDED_START, allocator, held);
      Vector ends = ends(ranges, element, 8, UNBOUNDED_END, allocator, held);
      return new StructVector(
          type, ranges.length(), List.of(starts, ends), bitmap(ranges, allocator));
    } catch (RuntimeException e) {
      held.forEach(NativeBuffer::release);
      throw e;
    }
  }

  private static Vector ends(
      BytesVector ranges,
      VectorType element,
      int offset,
      long unbounded,
      BufferAllocator allocator,
      List<NativeBuffer> held) {
    int length = ranges.length();
    int width = element.layout().widthBytes();
    NativeBuffer data = kept(held, NativeBuffer.allocate(allocator, (long) length * width));
    NativeBuffer validity = kept(held, NativeBuffer.allocate(allocator, Bits.bytesFor(length)));
    Bits.fill(validity.segment(), length, true);
    for (int row = 0; row < length; row++) {
      long word =
          ranges.isNull(row)
              ? unbounded
              : Long.reverseBytes(ranges.data().get(LONG, ranges.startAt(row) + (long) offset));
      if (word == unbounded) {
        Bits.clear(validity.segment(), row);
      }
      long number = word == unbounded ? 0 : word(word);
      if (width == 4) {
        data.segment().set(INT, (long) row << 2, (int) number);
      } else {
        data.segment().set(LONG, (long) row << 3, number);
      }
    }
    return new FixedVector(element, length, data, validity);
  }

  private static @Nullable NativeBuffer bitmap(Vector vector, BufferAllocator allocator) {
    MemorySegment source = vector.validity();
    if (source == null) {
      return null;
    }
    NativeBuffer copy = NativeBuffer.allocate(allocator, Bits.bytesFor(vector.length()));
    Bits.copy(source, copy.segment(), vector.length());
    return copy;
  }

  /// The ranges whose flat starts and ends, NULL where unbounded, are the children of a struct; owned
  /// by the caller.
  public static BytesVector pack(SqlType.Range type, StructVector ends, BufferAllocator allocator) {
    int length = ends.length();
    var held = new ArrayList<NativeBuffer>();
    try {
      NativeBuffer data = kept(held, NativeBuffer.allocate(allocator, (long) length * BYTES));
      NativeBuffer offsets = kept(held, NativeBuffer.allocate(allocator, (length + 1L) * 4));
      offsets.segment().set(INT, 0, 0);
      for (int row = 0; row < length; row++) {
        long at = (long) row * BYTES;
        long start = word(ends.child(0), row, UNBOUNDED_START);
        long end = word(ends.child(1), row, UNBOUNDED_END);
        data.segment().set(LONG, at, Long.reverseBytes(start));
        data.segment().set(LONG, at + 8, Long.reverseBytes(end));
        offsets.segment().set(INT, (row + 1L) << 2, (row + 1) * BYTES);
      }
      return BytesVector.flat(VectorType.of(type), length, offsets, data, bitmap(ends, allocator));
    } catch (RuntimeException e) {
      held.forEach(NativeBuffer::release);
      throw e;
    }
  }

  private static NativeBuffer kept(List<NativeBuffer> held, NativeBuffer buffer) {
    held.add(buffer);
    return buffer;
  }

  private static long word(Vector ends, int row, long unbounded) {
    if (ends.isNull(row)) {
      return unbounded;
    }
    var fixed = (FixedVector) ends;
    long number = fixed.type().layout() == Layout.INT32 ? fixed.intAt(row) : fixed.longAt(row);
    return word(number);
  }
}
