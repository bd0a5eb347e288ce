package dev.lakebird.functions.adapter;

import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Validity bitmaps of results.
public final class Validity {
  private Validity() {}

  /// Rows where no argument is NULL, as a bitmap in a scratch slot, or null where no row is NULL.
  /// Constants must not be NULL.
  public static @Nullable NativeBuffer and(
      KernelFrame frame, int slot, int length, Vector... arguments) {
    NativeBuffer result = null;
    for (Vector argument : arguments) {
      if (argument instanceof ConstantVector) {
        continue;
      }
      MemorySegment validity = argument.validity();
      if (validity == null) {
        continue;
      }
      if (result == null) {
        result = frame.scratch().bitmap(slot, length);
        Bits.copy(validity, result.segment(), length);
      } else {
        Bits.and(result.segment(), validity, result.segment(), length);
      }
    }
    return result;
  }

  /// The bitmap, or one with all rows valid where there is none, to clear rows in.
  public static NativeBuffer writable(
      @Nullable NativeBuffer validity, KernelFrame frame, int slot, int length) {
    if (validity != null) {
      return validity;
    }
    NativeBuffer fresh = frame.scratch().bitmap(slot, length);
    Bits.fill(fresh.segment(), length, true);
    return fresh;
  }

  /// Keeps those of the first `count` entries of `rows` that are valid in every vector; returns how
  /// many they are.
  public static int retain(int[] rows, int count, Vector... vectors) {
    int kept = count;
    for (Vector vector : vectors) {
      if (vector instanceof ConstantVector constant) {
        if (constant.isNull()) {
          return 0;
        }
        continue;
      }
      MemorySegment validity = vector.validity();
      if (validity != null) {
        int next = 0;
        for (int k = 0; k < kept; k++) {
          int row = rows[k];
          rows[next] = row;
          next += Bits.get(validity, row) ? 1 : 0;
        }
        kept = next;
      }
    }
    return kept;
  }

  /// Whether a kernel should compute every row rather than pick the selected ones.
  public static boolean isDense(Selection rows, int length) {
    return rows.isAll() || rows.count() * 2 > length;
  }
}
