package dev.lakebird.queryexec.column;

import dev.lakebird.types.memory.NativeBuffer;
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
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Runs of rows of flat vectors as vectors of their own: values are shared, bitmaps copied.
public final class VectorSlices {
  private VectorSlices() {}

  /// Rows `from … from + count - 1`, owned by the caller.
  public static Vector slice(Vector vector, int from, int count, BufferAllocator allocator) {
    if (from == 0 && count == vector.length()) {
      return vector.retain();
    }
    return switch (vector) {
      case FixedVector v -> {
        int width = v.type().layout().widthBytes();
        NativeBuffer data = part(v.dataBuffer(), (long) from * width, (long) count * width);
        yield new FixedVector(v.type(), count, data, validity(v, from, count, allocator));
      }
      case BitVector v -> {
        NativeBuffer bits = NativeBuffer.allocate(allocator, Bits.bytesFor(count));
        MemorySegment to = bits.segment();
        for (int i = 0; i < count; i++) {
          Bits.put(to, i, v.at(from + i));
        }
        yield new BitVector(count, bits, validity(v, from, count, allocator));
      }
      case BytesVector v -> copy(v, from, count, allocator);
      case ListVector v -> copy(v, from, count, allocator);
      case StructVector v -> {
        List<Vector> fields = new ArrayList<>();
        for (Vector child : v.children()) {
          fields.add(slice(child, from, count, allocator));
        }
        yield new StructVector(v.type(), count, fields, validity(v, from, count, allocator));
      }
      case ConstantVector v -> v.retain().withLength(count);
      case DictionaryVector v -> copy(v, from, count, allocator);
    };
  }

  private static Vector copy(Vector vector, int from, int count, BufferAllocator allocator) {
    try (var buffer = new ColumnBuffer(vector.type(), allocator)) {
      buffer.appendRange(vector, from, count);
      return buffer.build();
    }
  }

  private static NativeBuffer part(NativeBuffer whole, long offset, long bytes) {
    whole.retain();
    return NativeBuffer.wrap(whole.arrow().slice(offset, Math.max(bytes, 8)));
  }

  private static @Nullable NativeBuffer validity(
      Vector vector, int from, int count, BufferAllocator allocator) {
    if (!vector.mayHaveNulls()) {
      return null;
    }
    NativeBuffer bits = NativeBuffer.allocate(allocator, Bits.bytesFor(count));
    for (int i = 0; i < count; i++) {
      Bits.put(bits.segment(), i, !vector.isNull(from + i));
    }
    return bits;
  }
}
