package dev.lakebird.queryexec.spill;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.StructVector;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;

/// Lays the buffers of flat columns behind one another, each padded to eight bytes: for a column one
/// word that says whether it has a validity bitmap, the bitmap, then fixed-width data, or bits, or
/// offsets from 0 and bytes, or offsets from 0 and the elements as a column, or the fields as columns.
final class BlockWriter {
  private MemorySegment target;
  private long at;

  private BlockWriter(MemorySegment target) {
    this.target = target;
  }

  static long bytes(Batch batch) {
    long bytes = 0;
    for (Vector column : batch.columns()) {
      bytes += bytes(column, 0, batch.rowCount());
    }
    return bytes;
  }

  static void write(Batch batch, MemorySegment target) {
    var writer = new BlockWriter(target);
    for (Vector column : batch.columns()) {
      writer.write(column, 0, batch.rowCount());
    }
  }

  static long padded(long bytes) {
    return (bytes + 7) & ~7L;
  }

  private static long bytes(Vector vector, int from, int count) {
    long head = 8 + (vector.mayHaveNulls() ? Bits.bytesFor(count) : 0);
    return head
        + switch (vector) {
          case FixedVector v -> padded((long) count * v.type().layout().widthBytes());
          case BitVector v -> Bits.bytesFor(count);
          case BytesVector v -> {
            long heap = 0;
            for (int i = from; i < from + count; i++) {
              heap += v.isNull(i) ? 0 : v.byteLengthAt(i);
            }
            yield padded((count + 1L) * 4) + padded(heap);
          }
          case ListVector v ->
              padded((count + 1L) * 4)
                  + bytes(v.elements(), v.startAt(from), v.startAt(from + count) - v.startAt(from));
          case StructVector v -> {
            long fields = 0;
            for (Vector child : v.children()) {
              fields += bytes(child, from, count);
            }
            yield fields;
          }
          case ConstantVector v -> throw notFlat();
          case DictionaryVector v -> throw notFlat();
        };
  }

  private void write(Vector vector, int from, int count) {
    boolean nulls = vector.mayHaveNulls();
    target.set(INT, at, nulls ? 1 : 0);
    target.set(INT, at + 4, 0);
    at += 8;
    if (nulls) {
      MemorySegment bitmap = target.asSlice(at, Bits.bytesFor(count));
      bitmap.fill((byte) 0);
      for (int i = 0; i < count; i++) {
        if (!vector.isNull(from + i)) {
          Bits.set(bitmap, i);
        }
      }
      at += bitmap.byteSize();
    }
    switch (vector) {
      case FixedVector v -> {
        long width = v.type().layout().widthBytes();
        MemorySegment.copy(v.data(), from * width, target, at, count * width);
        at += padded(count * width);
      }
      case BitVector v -> {
        MemorySegment bits = target.asSlice(at, Bits.bytesFor(count));
        bits.fill((byte) 0);
        for (int i = 0; i < count; i++) {
          if (v.at(from + i)) {
            Bits.set(bits, i);
          }
        }
        at += bits.byteSize();
      }
      case BytesVector v -> writeBytes(v, from, count);
      case ListVector v -> {
        int base = v.startAt(from);
        for (int i = 0; i <= count; i++) {
          target.set(INT, at + i * 4L, v.startAt(from + i) - base);
        }
        at += padded((count + 1L) * 4);
        write(v.elements(), base, v.startAt(from + count) - base);
      }
      case StructVector v -> {
        for (Vector child : v.children()) {
          write(child, from, count);
        }
      }
      case ConstantVector v -> throw notFlat();
      case DictionaryVector v -> throw notFlat();
    }
  }

  private void writeBytes(BytesVector v, int from, int count) {
    long offsets = at;
    long heap = at + padded((count + 1L) * 4);
    int end = 0;
    target.set(INT, offsets, 0);
    for (int i = 0; i < count; i++) {
      int row = from + i;
      if (!v.isNull(row)) {
        int size = v.byteLengthAt(row);
        MemorySegment.copy(v.data(), BYTE, v.startAt(row), target, BYTE, heap + end, size);
        end += size;
      }
      target.set(INT, offsets + (i + 1L) * 4, end);
    }
    at = heap + padded(end);
  }

  private static LakebirdException notFlat() {
    return LakebirdException.internal("Temporary files take flat columns only");
  }
}
