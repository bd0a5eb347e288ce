package dev.lakebird.types.vector;

import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Booleans, one bit each. The bits of NULL rows are unspecified.
public final class BitVector extends Vector {
  private final NativeBuffer data;
  private final @Nullable NativeBuffer validity;

  /// Takes over the caller's references on the buffers.
  public BitVector(int length, NativeBuffer data, @Nullable NativeBuffer validity) {
    super(VectorType.BOOL, length);
    this.data = data;
    this.validity = validity;
  }

  public MemorySegment data() {
    return data.segment();
  }

  public boolean at(int row) {
    return Bits.get(data.segment(), row);
  }

  /// Whether the row is TRUE, neither FALSE nor NULL.
  public boolean isTrue(int row) {
    return !isNull(row) && at(row);
  }

  /// The same values with another validity bitmap, over the same references.
  public BitVector withValidity(@Nullable NativeBuffer bitmap) {
    return new BitVector(length(), data, bitmap);
  }

  @Override
  public boolean mayHaveNulls() {
    return validity != null;
  }

  @Override
  public boolean isNull(int row) {
    return validity != null && !Bits.get(validity.segment(), row);
  }

  @Override
  public @Nullable MemorySegment validity() {
    return validity == null ? null : validity.segment();
  }

  @Override
  public BitVector retain() {
    data.retain();
    if (validity != null) {
      validity.retain();
    }
    return this;
  }

  @Override
  public void release() {
    data.release();
    if (validity != null) {
      validity.release();
    }
  }

  @Override
  public long bytes() {
    return data.bytes() + (validity == null ? 0 : validity.bytes());
  }
}
