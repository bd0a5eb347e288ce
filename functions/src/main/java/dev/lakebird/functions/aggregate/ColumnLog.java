package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.StructVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Values of any type kept off-heap in the order they came, to be picked out as a column later.
final class ColumnLog implements AutoCloseable {
  private final VectorType type;
  private final BufferAllocator allocator;
  private final NativeArray valid;
  private final NativeArray values;
  private final NativeArray bytes;
  private final List<ColumnLog> children = new ArrayList<>();
  private int length;
  private boolean hasNulls;
  private long byteCount;

  ColumnLog(VectorType type, BufferAllocator allocator) {
    this.type = type;
    this.allocator = allocator;
    this.valid = new NativeArray(allocator, 1);
    this.values = new NativeArray(allocator, width(type.layout()));
    this.bytes = new NativeArray(allocator, 1);
    for (VectorType child : type.children()) {
      children.add(new ColumnLog(child, allocator));
    }
  }

  /// Bytes an entry beside its children: strings and lists have the place where they end.
  private static int width(Layout layout) {
    return switch (layout) {
      case BITS -> 1;
      case BYTES, LIST -> Long.BYTES;
      case STRUCT -> 0;
      case INT32, INT64, FLOAT64, DECIMAL128, DECIMAL256, INTERVAL -> layout.widthBytes();
    };
  }

  int length() {
    return length;
  }

  /// Appends the value of a row, NULL or not, of a vector of any kind.
  void append(Vector vector, int row) {
    reserveOne();
    append(vector, row, vector.isNull(row));
  }

  private void reserveOne() {
    if (length == Integer.MAX_VALUE) {
      throw LakebirdException.unimplemented("An aggregate of more than 2^31 values a worker");
    }
    valid.reserve(length + 1L);
    values.reserve(length + 1L);
  }

  private void append(Vector vector, int row, boolean isNull) {
    if (isNull) {
      appendNull();
      return;
    }
    switch (vector) {
      case ConstantVector v -> append(v.value(), 0, false);
      case DictionaryVector v -> append(v.dictionary(), v.indexAt(row), false);
      case FixedVector v -> {
        int width = type.layout().widthBytes();
        MemorySegment.copy(
            v.data(), (long) row * width, values.segment(), (long) length * width, width);
        endEntry();
      }
      case BitVector v -> {
        values.segment().set(BYTE, length, (byte) (v.at(row) ? 1 : 0));
        endEntry();
      }
      case BytesVector v -> {
        int start = v.startAt(row);
        int count = v.endAt(row) - start;
        bytes.reserve(byteCount + count);
        MemorySegment.copy(v.data(), start, bytes.segment(), byteCount, count);
        byteCount += count;
        values.segment().set(LONG, (long) length << 3, byteCount);
        endEntry();
      }
      case ListVector v -> {
        ColumnLog elements = children.getFirst();
        for (int e = v.startAt(row); e < v.endAt(row); e++) {
          elements.append(v.elements(), e);
        }
        values.segment().set(LONG, (long) length << 3, elements.length);
        endEntry();
      }
      case StructVector v -> {
        for (int f = 0; f < children.size(); f++) {
          children.get(f).append(v.child(f), row);
        }
        endEntry();
      }
    }
  }

  private void endEntry() {
    valid.segment().set(BYTE, length, (byte) 1);
    length++;
  }

  private void appendNull() {
    hasNulls = true;
    switch (type.layout()) {
      case BYTES -> values.segment().set(LONG, (long) length << 3, byteCount);
      case LIST -> values.segment().set(LONG, (long) length << 3, children.getFirst().length);
      case STRUCT -> {
        for (ColumnLog child : children) {
          child.reserveOne();
          child.appendNull();
        }
      }
      case BITS, INT32, INT64, FLOAT64, DECIMAL128, DECIMAL256, INTERVAL -> {}
    }
    valid.segment().set(BYTE, length, (byte) 0);
    length++;
  }

  boolean isNull(int entry) {
    return valid.segment().get(BYTE, entry) == 0;
  }

  /// Where the bytes of an entry, or the elements of a list, begin.
  private long start(int entry) {
    return entry == 0 ? 0 : end(entry - 1);
  }

  private long end(int entry) {
    return values.segment().get(LONG, (long) entry << 3);
  }

  /// The size of a byte string.
  long byteLength(int entry) {
    return end(entry) - start(entry);
  }

  /// Adds the bytes of a byte string to the current value of a column.
  void copyBytes(int entry, BytesColumn target) {
    target.append(bytes.segment(), start(entry), byteLength(entry));
  }

  /// The first `count` of these entries as a column, owned by the caller; an entry of -1 gives NULL.
  Vector gather(int[] entries, int count) {
    return switch (type.layout()) {
      case BITS, INT32, INT64, FLOAT64, DECIMAL128, DECIMAL256, INTERVAL ->
          gatherFixed(entries, count);
      case BYTES -> gatherBytes(entries, count);
      case LIST -> gatherLists(entries, count);
      case STRUCT -> gatherStructs(entries, count);
    };
  }

  private boolean isAbsent(int entry) {
    return entry < 0 || (hasNulls && isNull(entry));
  }

  private Vector gatherFixed(int[] entries, int count) {
    int width = type.layout().widthBytes();
    try (var column = new FixedColumn(type, count, allocator)) {
      for (int i = 0; i < count; i++) {
        if (isAbsent(entries[i])) {
          column.setNull(i);
        } else if (width == 0) {
          Bits.put(column.segment(), i, values.segment().get(BYTE, entries[i]) != 0);
        } else {
          MemorySegment.copy(
              values.segment(),
              (long) entries[i] * width,
              column.segment(),
              (long) i * width,
              width);
        }
      }
      return column.take();
    }
  }

  private Vector gatherBytes(int[] entries, int count) {
    long total = 0;
    for (int i = 0; i < count; i++) {
      total += isAbsent(entries[i]) ? 0 : byteLength(entries[i]);
    }
    try (var column = new BytesColumn(type, count, total, allocator)) {
      for (int i = 0; i < count; i++) {
        if (isAbsent(entries[i])) {
          column.appendNull();
        } else {
          copyBytes(entries[i], column);
          column.endValue();
        }
      }
      return column.take();
    }
  }

  private Vector gatherLists(int[] entries, int count) {
    var elements = new EntryList();
    int[] ends = new int[count];
    for (int i = 0; i < count; i++) {
      if (!isAbsent(entries[i])) {
        for (long e = start(entries[i]); e < end(entries[i]); e++) {
          elements.add((int) e);
        }
      }
      ends[i] = elements.count();
    }
    return lists(type, entries, ends, count, children.getFirst(), elements);
  }

  /// Lists of entries of an element log, those ending at `ends`; NULL where `present` is -1 or an
  /// entry of this log that is NULL.
  private Vector lists(
      VectorType listType,
      int[] present,
      int[] ends,
      int count,
      ColumnLog elements,
      EntryList picked) {
    NativeBuffer offsets = offsets(ends, count, allocator);
    @Nullable NativeBuffer validity = null;
    try {
      validity = validity(present, count);
      return new ListVector(
          listType, count, offsets, elements.gather(picked.entries(), picked.count()), validity);
    } catch (RuntimeException e) {
      offsets.release();
      release(validity);
      throw e;
    }
  }

  private Vector gatherStructs(int[] entries, int count) {
    List<Vector> fields = new ArrayList<>();
    try {
      for (ColumnLog child : children) {
        fields.add(child.gather(entries, count));
      }
      return new StructVector(type, count, fields, validity(entries, count));
    } catch (RuntimeException e) {
      fields.forEach(Vector::release);
      throw e;
    }
  }

  private @Nullable NativeBuffer validity(int[] entries, int count) {
    boolean isAnyAbsent = false;
    for (int i = 0; i < count && !isAnyAbsent; i++) {
      isAnyAbsent = isAbsent(entries[i]);
    }
    if (!isAnyAbsent) {
      return null;
    }
    NativeBuffer bitmap = NativeBuffer.allocate(allocator, Bits.bytesFor(count));
    for (int i = 0; i < count; i++) {
      Bits.put(bitmap.segment(), i, !isAbsent(entries[i]));
    }
    return bitmap;
  }

  /// Arrow offsets of lists that end at `ends`.
  static NativeBuffer offsets(int[] ends, int count, BufferAllocator allocator) {
    NativeBuffer offsets = NativeBuffer.allocate(allocator, (count + 1L) * Integer.BYTES);
    offsets.segment().set(INT, 0, 0);
    for (int i = 0; i < count; i++) {
      offsets.segment().set(INT, (i + 1L) << 2, ends[i]);
    }
    return offsets;
  }

  private static void release(@Nullable NativeBuffer buffer) {
    if (buffer != null) {
      buffer.release();
    }
  }

  /// Forgets all values and keeps the memory.
  void clear() {
    length = 0;
    hasNulls = false;
    byteCount = 0;
    children.forEach(ColumnLog::clear);
  }

  @Override
  public void close() {
    clear();
    valid.close();
    values.close();
    bytes.close();
    children.forEach(ColumnLog::close);
  }
}
