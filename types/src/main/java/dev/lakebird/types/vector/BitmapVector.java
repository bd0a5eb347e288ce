package dev.lakebird.types.vector;

import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A vector whose NULL rows a bitmap of its own marks: every vector but a constant. Without a bitmap no row
/// is NULL.
public abstract sealed class BitmapVector extends Vector
    permits FixedVector, BitVector, BytesVector, ListVector, StructVector, DictionaryVector {
  private final @Nullable NativeBuffer validity;

  /// Takes over the caller's reference on the bitmap.
  BitmapVector(VectorType type, int length, @Nullable NativeBuffer validity) {
    super(type, length);
    this.validity = validity;
  }

  /// The buffer of the bitmap, set where not NULL.
  public final @Nullable NativeBuffer validityBuffer() {
    return validity;
  }

  @Override
  public final boolean mayHaveNulls() {
    return validity != null;
  }

  @Override
  public final boolean isNull(int row) {
    return validity != null && !Bits.get(validity.segment(), row);
  }

  @Override
  public final @Nullable MemorySegment validity() {
    return validity == null ? null : validity.segment();
  }

  final void retainValidity() {
    if (validity != null) {
      validity.retain();
    }
  }

  final void releaseValidity() {
    if (validity != null) {
      validity.release();
    }
  }

  final long validityBytes() {
    return validity == null ? 0 : validity.bytes();
  }
}
