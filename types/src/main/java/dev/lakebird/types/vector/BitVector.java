package dev.lakebird.types.vector;

import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Booleans, one bit each. The bits of NULL rows are unspecified.
public final class BitVector extends BitmapVector {
  private final NativeBuffer data;

  /// Takes over the caller's references on the buffers.
  public BitVector(int length, NativeBuffer data, @Nullable NativeBuffer validity) {
    super(VectorType.BOOL, length, validity);
    this.data = data;
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
  public BitVector retain() {
    data.retain();
    retainValidity();
    return this;
  }

  @Override
  public void release() {
    data.release();
    releaseValidity();
  }

  @Override
  public long bytes() {
    return data.bytes() + validityBytes();
  }
}
