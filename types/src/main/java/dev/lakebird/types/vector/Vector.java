package dev.lakebird.types.vector;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// An immutable column of values. Flat vectors hold their values themselves ([FixedVector],
/// [BitVector], [BytesVector], [ListVector], [StructVector]); a [ConstantVector] repeats one value,
/// a [DictionaryVector] names values of another vector by index.
///
/// A vector is borrowed: it is valid until the call that received it returns, or until its source's
/// next step. To keep it longer, [#retain] it and [#release] it once.
public abstract sealed class Vector permits BitmapVector, ConstantVector {
  private final VectorType type;
  private final int length;

  Vector(VectorType type, int length) {
    this.type = type;
    this.length = length;
  }

  public final VectorType type() {
    return type;
  }

  /// How many rows it has.
  public final int length() {
    return length;
  }

  /// Whether some row may be NULL; `false` is a promise.
  public abstract boolean mayHaveNulls();

  public abstract boolean isNull(int row);

  /// The validity bitmap (set where not NULL) of a flat or dictionary vector, or null where no row is
  /// NULL.
  ///
  /// @throws IllegalStateException on a constant vector
  public abstract @Nullable MemorySegment validity();

  /// Takes a reference on every buffer beneath.
  public abstract Vector retain();

  /// Gives back a reference taken by [#retain] or received as the owner.
  public abstract void release();

  /// The bytes of the buffers beneath, shared ones counted each time.
  public abstract long bytes();
}
