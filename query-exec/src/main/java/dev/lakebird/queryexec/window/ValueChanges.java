package dev.lakebird.queryexec.window;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

import dev.lakebird.functions.comparison.Ordering;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.StructVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;

/// Whether two values group together: NULL with NULL, all NaNs, -0.0 with 0.0.
final class ValueChanges {
  private ValueChanges() {}

  static boolean same(Vector a, int rowA, Vector b, int rowB) {
    boolean aNull = a.isNull(rowA);
    if (aNull || b.isNull(rowB)) {
      return aNull && b.isNull(rowB);
    }
    return switch (a) {
      case ConstantVector v -> same(v.value(), 0, b, rowB);
      case DictionaryVector v -> same(v.dictionary(), v.indexAt(rowA), b, rowB);
      case FixedVector v -> sameRight(v, rowA, b, rowB);
      case BitVector v -> sameRight(v, rowA, b, rowB);
      case BytesVector v -> sameRight(v, rowA, b, rowB);
      case ListVector v -> sameRight(v, rowA, b, rowB);
      case StructVector v -> sameRight(v, rowA, b, rowB);
    };
  }

  private static boolean sameRight(Vector a, int rowA, Vector b, int rowB) {
    return switch (b) {
      case ConstantVector v -> same(a, rowA, v.value(), 0);
      case DictionaryVector v -> same(a, rowA, v.dictionary(), v.indexAt(rowB));
      case FixedVector v -> fixed((FixedVector) a, rowA, v, rowB);
      case BitVector v -> ((BitVector) a).at(rowA) == v.at(rowB);
      case BytesVector v -> bytes((BytesVector) a, rowA, v, rowB);
      case ListVector v -> lists((ListVector) a, rowA, v, rowB);
      case StructVector v -> structs((StructVector) a, rowA, v, rowB);
    };
  }

  private static boolean fixed(FixedVector a, int rowA, FixedVector b, int rowB) {
    if (a.type().layout() == Layout.FLOAT64) {
      double x = a.doubleAt(rowA);
      double y = b.doubleAt(rowB);
      return x == y || Double.isNaN(x) && Double.isNaN(y);
    }
    if (a.type().layout() == Layout.INTERVAL) {
      return Ordering.equal(Vectors.read(a, rowA), Vectors.read(b, rowB)) == Ordering.Outcome.TRUE;
    }
    int width = a.type().layout().widthBytes();
    return isSame(a.data(), (long) rowA * width, b.data(), (long) rowB * width, width);
  }

  private static boolean bytes(BytesVector a, int rowA, BytesVector b, int rowB) {
    int length = a.endAt(rowA) - a.startAt(rowA);
    return length == b.endAt(rowB) - b.startAt(rowB)
        && isSame(a.data(), a.startAt(rowA), b.data(), b.startAt(rowB), length);
  }

  private static boolean isSame(
      MemorySegment a, long startA, MemorySegment b, long startB, int length) {
    if (length <= 32) {
      for (int i = 0; i < length; i++) {
        if (a.get(BYTE, startA + i) != b.get(BYTE, startB + i)) {
          return false;
        }
      }
      return true;
    }
    return MemorySegment.mismatch(a, startA, startA + length, b, startB, startB + length) < 0;
  }

  private static boolean lists(ListVector a, int rowA, ListVector b, int rowB) {
    int length = a.endAt(rowA) - a.startAt(rowA);
    if (length != b.endAt(rowB) - b.startAt(rowB)) {
      return false;
    }
    for (int e = 0; e < length; e++) {
      if (!same(a.elements(), a.startAt(rowA) + e, b.elements(), b.startAt(rowB) + e)) {
        return false;
      }
    }
    return true;
  }

  private static boolean structs(StructVector a, int rowA, StructVector b, int rowB) {
    for (int f = 0; f < a.children().size(); f++) {
      if (!same(a.child(f), rowA, b.child(f), rowB)) {
        return false;
      }
    }
    return true;
  }
}
