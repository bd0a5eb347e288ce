package dev.lakebird.functions.adapter;

import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;

/// Row lists from booleans.
public final class Selections {
  private Selections() {}

  /// Writes the rows among `rows` where the BOOL vector is TRUE to `out`; returns how many they are.
  public static int ofTrue(Vector booleans, Selection rows, int[] out) {
    return switch (booleans) {
      case ConstantVector v -> !v.isNull() && ((BitVector) v.value()).at(0) ? copy(rows, out) : 0;
      case BitVector v -> {
        MemorySegment data = v.data();
        int count = rows.count();
        int kept = 0;
        for (int k = 0; k < count; k++) {
          int row = rows.row(k);
          out[kept] = row;
          kept += Bits.get(data, row) ? 1 : 0;
        }
        yield Validity.retain(out, kept, v);
      }
      case DictionaryVector v -> {
        int count = rows.count();
        int kept = 0;
        for (int k = 0; k < count; k++) {
          int row = rows.row(k);
          if (!v.isNull(row) && ((BitVector) v.dictionary()).at(v.indexAt(row))) {
            out[kept++] = row;
          }
        }
        yield kept;
      }
      case Vector v -> throw new IllegalArgumentException("Not booleans: " + v.type());
    };
  }

  /// Writes all of `rows` to `out`.
  public static int copy(Selection rows, int[] out) {
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      out[k] = rows.row(k);
    }
    return count;
  }
}
