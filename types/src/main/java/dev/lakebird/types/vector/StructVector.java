package dev.lakebird.types.vector;

import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Structs: one child vector a field, all of the same length.
public final class StructVector extends Vector {
  private final List<Vector> children;
  private final @Nullable NativeBuffer validity;

  /// Takes over the caller's references on the children and the buffer.
  public StructVector(
      VectorType type, int length, List<Vector> children, @Nullable NativeBuffer validity) {
    super(type, length);
    this.children = List.copyOf(children);
    this.validity = validity;
  }

  /// The same structs as another type that lies alike, over the same references.
  StructVector as(VectorType other, List<Vector> sameChildren) {
    return new StructVector(other, length(), sameChildren, validity);
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
  public StructVector retain() {
    for (Vector child : children) {
      child.retain();
    }
    if (validity != null) {
      validity.retain();
    }
    return this;
  }

  @Override
  public void release() {
    for (Vector child : children) {
      child.release();
    }
    if (validity != null) {
      validity.release();
    }
  }

  @Override
  public long bytes() {
    long bytes = validity == null ? 0 : validity.bytes();
    for (Vector child : children) {
      bytes += child.bytes();
    }
    return bytes;
  }
}
