package dev.lakebird.types.vector;

import dev.lakebird.types.memory.NativeBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Structs: one child vector a field, all of the same length.
public final class StructVector extends BitmapVector {
  private final List<Vector> children;

  /// Takes over the caller's references on the children and the buffer.
  public StructVector(
      VectorType type, int length, List<Vector> children, @Nullable NativeBuffer validity) {
    super(type, length, validity);
    this.children = List.copyOf(children);
  }

  /// The same structs as another type that lies alike, over the same references.
  StructVector as(VectorType other, List<Vector> sameChildren) {
    return new StructVector(other, length(), sameChildren, validityBuffer());
  }

  public List<Vector> children() {
    return children;
  }

  public Vector child(int field) {
    return children.get(field);
  }

  /// The same values with another validity bitmap, over the same references.
  public StructVector withValidity(@Nullable NativeBuffer bitmap) {
    return new StructVector(type(), length(), children, bitmap);
  }

  @Override
  public StructVector retain() {
    for (Vector child : children) {
      child.retain();
    }
    retainValidity();
    return this;
  }

  @Override
  public void release() {
    for (Vector child : children) {
      child.release();
    }
    releaseValidity();
  }

  @Override
  public long bytes() {
    long bytes = validityBytes();
    for (Vector child : children) {
      bytes += child.bytes();
    }
    return bytes;
  }
}
