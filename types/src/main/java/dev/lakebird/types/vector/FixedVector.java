package dev.lakebird.types.vector;

import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Values of fixed width, one after another: integers, floats, dates, times, decimals, intervals.
/// The bytes of NULL rows are unspecified but readable.
public final class FixedVector extends BitmapVector {
  private final NativeBuffer data;

  /// Takes over the caller's references on the buffers.
  public FixedVector(
      VectorType type, int length, NativeBuffer data, @Nullable NativeBuffer validity) {
    super(type, length, validity);
    this.data = data;
    assert data.bytes() >= (long) length * type.layout().widthBytes() : "Vector data is too short";
  }

  /// The values; row `i` starts at byte `i * layout.widthBytes()`.
  public MemorySegment data() {
    return data.segment();
  }

  public NativeBuffer dataBuffer() {
    return data;
  }

  public int intAt(int row) {
    return data.segment().get(INT, (long) row << 2);
  }

  public long longAt(int row) {
    return data.segment().get(LONG, (long) row << 3);
  }

  public double doubleAt(int row) {
    return data.segment().get(DOUBLE, (long) row << 3);
  }

  /// The low word of a 128-bit value.
  public long lowAt(int row) {
    return data.segment().get(LONG, (long) row << 4);
  }

  /// The high word of a 128-bit value.
  public long highAt(int row) {
    return data.segment().get(LONG, ((long) row << 4) + 8);
  }

  /// The same values with another validity bitmap, over the same references.
  public FixedVector withValidity(@Nullable NativeBuffer bitmap) {
    return new FixedVector(type(), length(), data, bitmap);
  }

  @Override
  public FixedVector retain() {
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
