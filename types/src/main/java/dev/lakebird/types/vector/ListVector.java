package dev.lakebird.types.vector;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Arrays: row `i` is the elements `offsets[i] … offsets[i + 1] - 1` of one element vector.
public final class ListVector extends BitmapVector {
  private final NativeBuffer offsets;
  private final Vector elements;

  /// Takes over the caller's references on the buffers and the element vector.
  public ListVector(
      VectorType type,
      int length,
      NativeBuffer offsets,
      Vector elements,
      @Nullable NativeBuffer validity) {
    super(type, length, validity);
    this.offsets = offsets;
    this.elements = elements;
  }

  /// The same lists as another type that lies alike, over the same references.
  ListVector as(VectorType other, Vector sameElements) {
    return new ListVector(other, length(), offsets, sameElements, validityBuffer());
  }

  /// `length + 1` ascending 32-bit offsets.
  public MemorySegment offsets() {
    return offsets.segment();
  }

  public Vector elements() {
    return elements;
  }

  public int startAt(int row) {
    return offsets.segment().get(INT, (long) row << 2);
  }

  public int endAt(int row) {
    return offsets.segment().get(INT, (long) (row + 1) << 2);
  }

  /// The same values with another validity bitmap, over the same references.
  public ListVector withValidity(@Nullable NativeBuffer bitmap) {
    return new ListVector(type(), length(), offsets, elements, bitmap);
  }

  @Override
  public ListVector retain() {
    offsets.retain();
    elements.retain();
    retainValidity();
    return this;
  }

  @Override
  public void release() {
    offsets.release();
    elements.release();
    releaseValidity();
  }

  @Override
  public long bytes() {
    return offsets.bytes() + elements.bytes() + validityBytes();
  }
}
