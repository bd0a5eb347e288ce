package dev.lakebird.functions.aggregate;

import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import org.apache.arrow.memory.BufferAllocator;

/// Sums a group; NULL for a group without values.
abstract class Sums extends RecordAccumulator {
  Sums(BufferAllocator allocator, long width) {
    super(allocator, width);
  }

  /// Whether a value was added to the group.
  abstract boolean isPresent(int group);

  /// The sum of a group as the nearest FLOAT64.
  abstract double floatTotal(int group);

  /// The exact sum of a group of integers or unscaled decimals.
  abstract BigInteger exactTotal(int group);

  /// Merges the states, as many columns as the sums' kernel has state types.
  @Override
  public abstract void merge(int[] groupIds, Vector[] states, Selection rows);

  /// Writes a two's complement integer of `words` 64-bit words, low word first.
  static void write(BigInteger value, MemorySegment target, long offset, int words) {
    for (int w = 0; w < words; w++) {
      target.set(
          dev.lakebird.types.memory.NativeLayouts.LONG,
          offset + w * 8L,
          value.shiftRight(w * Long.SIZE).longValue());
    }
  }
}
