package dev.lakebird.functions.adapter;

import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.StructVector;
import dev.lakebird.types.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Vectors over the buffers of other vectors.
public final class Columns {
  private Columns() {}

  /// The same values with another validity bitmap. The vector is not a constant.
  public static Vector withValidity(Vector vector, @Nullable NativeBuffer validity) {
    return switch (vector) {
      case FixedVector v -> v.withValidity(validity);
      case BitVector v -> v.withValidity(validity);
      case BytesVector v -> v.withValidity(validity);
      case ListVector v -> v.withValidity(validity);
      case StructVector v -> v.withValidity(validity);
      case DictionaryVector v -> v.withValidity(validity);
      case ConstantVector v -> throw new IllegalArgumentException("A constant has no bitmap");
    };
  }
}
