package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// The same values as vectors of every kind.
final class TestColumns {
  private TestColumns() {}

  /// A dictionary vector with one entry a distinct value.
  static Vector dictionary(VectorType type, List<Value> values, BufferAllocator allocator) {
    List<Value> entries = new ArrayList<>();
    NativeBuffer indices = NativeBuffer.allocate(allocator, values.size() * 4L);
    NativeBuffer validity = NativeBuffer.allocate(allocator, Bits.bytesFor(values.size()));
    boolean hasNulls = false;
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      Bits.put(validity.segment(), i, !value.isNull());
      hasNulls |= value.isNull();
      int index = value.isNull() ? 0 : entries.indexOf(value);
      if (index < 0) {
        index = entries.size();
        entries.add(value);
      }
      indices.segment().set(INT, i * 4L, index);
    }
    if (!hasNulls) {
      validity.release();
    }
    return new DictionaryVector(
        values.size(),
        indices,
        VectorBuilder.build(type, entries, allocator),
        hasNulls ? validity : null);
  }
}
