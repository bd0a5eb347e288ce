package dev.lakebird.functions.array;

import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.StructVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;

/// Moves single values of vectors to a builder.
final class Elements {
  private Elements() {}

  /// Appends the value at `at` of `from`, NULL too, to a builder of `type`.
  static void append(VectorBuilder to, VectorType type, Vector from, int at) {
    if (from.isNull(at)) {
      to.appendNull();
      return;
    }
    switch (from) {
      case ConstantVector v -> append(to, type, v.value(), 0);
      case DictionaryVector v -> append(to, type, v.dictionary(), v.indexAt(at));
      case BitVector v -> to.appendBoolean(v.at(at));
      case BytesVector v -> to.appendBytes(v.bytesAt(at));
      case FixedVector v -> appendFixed(to, type, v, at);
      case ListVector v -> to.append(Vectors.read(v, at));
      case StructVector v -> to.append(Vectors.read(v, at));
    }
  }

  private static void appendFixed(VectorBuilder to, VectorType type, FixedVector from, int at) {
    if (!from.type().equals(type)) {
      to.append(Vectors.read(from, at));
      return;
    }
    switch (type.layout()) {
      case INT32 -> to.appendLong(from.intAt(at));
      case INT64 -> to.appendLong(from.longAt(at));
      case FLOAT64 -> to.appendDouble(from.doubleAt(at));
      case DECIMAL128, DECIMAL256, INTERVAL, BITS, BYTES, LIST, STRUCT ->
          to.append(Vectors.read(from, at));
    }
  }
}
