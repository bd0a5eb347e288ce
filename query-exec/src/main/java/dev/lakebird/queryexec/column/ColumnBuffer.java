package dev.lakebird.queryexec.column;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.StructVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/// A growing flat column that copies rows of any vector of its type: flat, constant, dictionary,
/// nested. Belongs to one thread. When memory does not allow it to grow, it throws RESOURCES_EXCEEDED
/// and must not be used but to be closed.
public final class ColumnBuffer extends ColumnMemory implements AutoCloseable {
  private int[] mapped = new int[0];

  public ColumnBuffer(VectorType type, BufferAllocator allocator) {
    super(type, allocator);
  }

  public VectorType type() {
    return type;
  }

  public int length() {
    return length;
  }

  /// Appends the selected rows.
  public void append(Vector source, Selection rows) {
    if (rows.isAll()) {
      appendRange(source, 0, rows.count());
    } else {
      appendRows(source, rows.rows(), rows.count());
    }
  }

  /// Appends rows `from … from + count - 1`.
  public void appendRange(Vector source, int from, int count) {
    switch (source) {
      case ConstantVector v -> appendConstant(v, count);
      case DictionaryVector v -> {
        int[] rows = room(count);
        for (int i = 0; i < count; i++) {
          rows[i] = v.isNull(from + i) ? -1 : v.indexAt(from + i);
        }
        appendRows(v.dictionary(), rows, count);
      }
      case FixedVector v -> {
        appendValidity(v, from, count);
        int width = layout.widthBytes();
        MemorySegment.copy(
            v.data(),
            (long) from * width,
            data(count, width),
            (long) length * width,
            (long) count * width);
        length += count;
      }
      case BitVector v -> {
        appendValidity(v, from, count);
        MemorySegment data = dataBits(count);
        for (int i = 0; i < count; i++) {
          Bits.put(data, length + i, v.at(from + i));
        }
        length += count;
      }
      case BytesVector v -> appendBytesRange(v, from, count);
      case ListVector v -> appendListRange(v, from, count);
      case StructVector v -> {
        appendValidity(v, from, count);
        for (int c = 0; c < children.size(); c++) {
          children.get(c).appendRange(v.child(c), from, count);
        }
        length += count;
      }
    }
  }

  /// Appends the first `count` rows that `rows` lists, in that order; a row of -1 is NULL.
  public void appendRows(Vector source, int[] rows, int count) {
    switch (source) {
      case ConstantVector v -> {
        int[] of = room(count);
        int hit = v.isNull() ? -1 : 0;
        for (int i = 0; i < count; i++) {
          of[i] = rows[i] < 0 ? -1 : hit;
        }
        appendRows(v.value(), of, count);
      }
      case DictionaryVector v -> {
        int[] of = room(count);
        for (int i = 0; i < count; i++) {
          int row = rows[i];
          of[i] = row < 0 || v.isNull(row) ? -1 : v.indexAt(row);
        }
        appendRows(v.dictionary(), of, count);
      }
      case FixedVector v -> appendFixedRows(v, rows, count);
      case BitVector v -> {
        appendValidity(v, rows, count);
        MemorySegment data = dataBits(count);
        for (int i = 0; i < count; i++) {
          Bits.put(data, length + i, rows[i] >= 0 && v.at(rows[i]));
        }
        length += count;
      }
      case BytesVector v -> appendBytesRows(v, rows, count);
      case ListVector v -> appendListRows(v, rows, count);
      case StructVector v -> {
        appendValidity(v, rows, count);
        for (int c = 0; c < children.size(); c++) {
          children.get(c).appendRows(v.child(c), rows, count);
        }
        length += count;
      }
    }
  }

  public void appendNulls(int count) {
    validityForNulls(count);
    switch (layout) {
      case BITS -> dataBits(count);
      case INT32, INT64, FLOAT64, DECIMAL128, DECIMAL256, INTERVAL -> {
        int width = layout.widthBytes();
        data(count, width).asSlice((long) length * width, (long) count * width).fill((byte) 0);
      }
      case BYTES, LIST -> {
        MemorySegment offsets = offsets(count);
        int end = offsets.get(INT, (long) length << 2);
        for (int i = 1; i <= count; i++) {
          offsets.set(INT, (long) (length + i) << 2, end);
        }
      }
      case STRUCT -> children.forEach(child -> child.appendNulls(count));
    }
    length += count;
  }

  ColumnBuffer child(int index) {
    return children.get(index);
  }

  void appendBit(boolean value) {
    setValid();
    Bits.put(dataBits(1), length, value);
    length++;
  }

  /// Appends the fixed-width value at `at`.
  void appendFixed(MemorySegment source, long at) {
    setValid();
    int width = layout.widthBytes();
    MemorySegment.copy(source, at, data(1, width), (long) length * width, width);
    length++;
  }

  void appendBytes(MemorySegment source, long at, int size) {
    setValid();
    MemorySegment offsets = offsets(1);
    MemorySegment.copy(source, at, heap(size), heapBytes, size);
    heapBytes += size;
    offsets.set(INT, (length + 1L) << 2, (int) heapBytes);
    length++;
  }

  /// Appends a list of the elements that were appended to the child since the last list.
  void endList() {
    setValid();
    offsets(1).set(INT, (length + 1L) << 2, children.getFirst().length());
    length++;
  }

  /// Appends a struct whose fields were appended to the children.
  void endStruct() {
    setValid();
    length++;
  }

  private void appendConstant(ConstantVector v, int count) {
    if (v.isNull()) {
      appendNulls(count);
      return;
    }
    int[] rows = room(count);
    Arrays.fill(rows, 0, count, 0);
    appendRows(v.value(), rows, count);
  }

  private void appendFixedRows(FixedVector v, int[] rows, int count) {
    appendValidity(v, rows, count);
    int width = layout.widthBytes();
    MemorySegment from = v.data();
    MemorySegment to = data(count, width);
    switch (width) {
      case 4 -> {
        for (int i = 0; i < count; i++) {
          to.set(
              INT, (long) (length + i) << 2, rows[i] < 0 ? 0 : from.get(INT, (long) rows[i] << 2));
        }
      }
      case 8 -> {
        for (int i = 0; i < count; i++) {
          to.set(
              LONG,
              (long) (length + i) << 3,
              rows[i] < 0 ? 0 : from.get(LONG, (long) rows[i] << 3));
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          for (int at = 0; at < width; at += 8) {
            long word = rows[i] < 0 ? 0 : from.get(LONG, (long) rows[i] * width + at);
            to.set(LONG, (long) (length + i) * width + at, word);
          }
        }
      }
    }
    length += count;
  }

  private void appendBytesRange(BytesVector v, int from, int count) {
    if (!v.isFlat() || v.mayHaveNulls()) {
      int[] rows = room(count);
      for (int i = 0; i < count; i++) {
        rows[i] = from + i;
      }
      appendBytesRows(v, rows, count);
      return;
    }
    appendValidity(v, from, count);
    MemorySegment offsets = offsets(count);
    int base = v.startAt(from);
    int bytes = (count == 0 ? base : v.endAt(from + count - 1)) - base;
    MemorySegment heap = heap(bytes);
    MemorySegment.copy(v.data(), base, heap, heapBytes, bytes);
    int shift = (int) heapBytes - base;
    for (int i = 0; i < count; i++) {
      offsets.set(INT, (long) (length + i + 1) << 2, v.endAt(from + i) + shift);
    }
    heapBytes += bytes;
    length += count;
  }

  private void appendBytesRows(BytesVector v, int[] rows, int count) {
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      if (rows[i] >= 0 && !v.isNull(rows[i])) {
        bytes += v.byteLengthAt(rows[i]);
      }
    }
    appendValidity(v, rows, count);
    MemorySegment offsets = offsets(count);
    MemorySegment heap = heap(bytes);
    MemorySegment from = v.data();
    long end = heapBytes;
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (row >= 0 && !v.isNull(row)) {
        int start = v.startAt(row);
        int size = v.endAt(row) - start;
        MemorySegment.copy(from, BYTE, start, heap, BYTE, end, size);
        end += size;
      }
      offsets.set(INT, (long) (length + i + 1) << 2, (int) end);
    }
    heapBytes = end;
    length += count;
  }

  private void appendListRange(ListVector v, int from, int count) {
    if (v.mayHaveNulls()) {
      int[] rows = room(count);
      for (int i = 0; i < count; i++) {
        rows[i] = from + i;
      }
      appendListRows(v, rows, count);
      return;
    }
    appendValidity(v, from, count);
    MemorySegment offsets = offsets(count);
    ColumnBuffer elements = children.getFirst();
    int base = v.startAt(from);
    int shift = elements.length() - base;
    elements.appendRange(
        v.elements(), base, (count == 0 ? base : v.endAt(from + count - 1)) - base);
    for (int i = 0; i < count; i++) {
      offsets.set(INT, (long) (length + i + 1) << 2, v.endAt(from + i) + shift);
    }
    length += count;
  }

  private void appendListRows(ListVector v, int[] rows, int count) {
    appendValidity(v, rows, count);
    MemorySegment offsets = offsets(count);
    ColumnBuffer elements = children.getFirst();
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (row >= 0 && !v.isNull(row)) {
        elements.appendRange(v.elements(), v.startAt(row), v.endAt(row) - v.startAt(row));
      }
      offsets.set(INT, (long) (length + i + 1) << 2, elements.length());
    }
    length += count;
  }

  private int[] room(int count) {
    if (mapped.length < count) {
      mapped = new int[Math.max(count, mapped.length * 2)];
    }
    return mapped;
  }

  /// The column so far, owned by the caller; the buffer starts anew.
  public Vector build() {
    Vector built = vector();
    close();
    clear();
    return built;
  }

  /// The column so far, borrowed until the next call; the buffer keeps it and starts anew with
  /// [#clear].
  public Vector view() {
    Vector view = vector();
    view.release();
    return view;
  }

  /// Starts anew and keeps the memory.
  public void clear() {
    clearMemory();
  }

  @Override
  public void close() {
    closeMemory();
  }
}
