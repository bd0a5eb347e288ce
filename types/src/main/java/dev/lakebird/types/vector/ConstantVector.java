package dev.lakebird.types.vector;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// One value, repeated: a literal, a parameter, a partition value.
public final class ConstantVector extends Vector {
  private final Vector value;

  /// `value` is a flat vector of one row; the caller's reference on it is taken over.
  public ConstantVector(Vector value, int length) {
    super(value.type(), length);
    if (value.length() != 1 || value instanceof ConstantVector) {
      throw new IllegalArgumentException("A constant repeats one flat value");
    }
    this.value = value;
  }

  /// The flat vector whose row 0 is the value.
  public Vector value() {
    return value;
  }

  /// The same value at another length; shares the references of this vector.
  public ConstantVector withLength(int rows) {
    return rows == length() ? this : new ConstantVector(value, rows);
  }

  /// Whether the value is NULL.
  public boolean isNull() {
    return value.isNull(0);
  }

  @Override
  public boolean mayHaveNulls() {
    return value.isNull(0);
  }

  @Override
  public boolean isNull(int row) {
    return value.isNull(0);
  }

  @Override
  public @Nullable MemorySegment validity() {
    throw new IllegalStateException("A constant vector has no validity bitmap");
  }

  @Override
  public ConstantVector retain() {
    value.retain();
    return this;
  }

  @Override
  public void release() {
    value.release();
  }

  @Override
  public long bytes() {
    return value.bytes();
  }
}
