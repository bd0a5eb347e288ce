package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import java.lang.foreign.MemorySegment;

/// Loops over 64-bit integers, one a shape. Each wraps around, and answers a negative number where some
/// row overflowed.
final class LongLoops {
  private LongLoops() {}

  static long addVectors(MemorySegment a, MemorySegment b, MemorySegment out, int count) {
    long overflow = 0;
    for (int i = 0; i < count; i++) {
      long x = a.get(LONG, (long) i << 3);
      long y = b.get(LONG, (long) i << 3);
      long sum = x + y;
      overflow |= (x ^ sum) & (y ^ sum);
      out.set(LONG, (long) i << 3, sum);
    }
    return overflow;
  }

  static long addConstant(MemorySegment a, long y, MemorySegment out, int count) {
    long overflow = 0;
    for (int i = 0; i < count; i++) {
      long x = a.get(LONG, (long) i << 3);
      long sum = x + y;
      overflow |= (x ^ sum) & (y ^ sum);
      out.set(LONG, (long) i << 3, sum);
    }
    return overflow;
  }

  static long subtractVectors(MemorySegment a, MemorySegment b, MemorySegment out, int count) {
    long overflow = 0;
    for (int i = 0; i < count; i++) {
      long x = a.get(LONG, (long) i << 3);
      long y = b.get(LONG, (long) i << 3);
      long difference = x - y;
      overflow |= (x ^ y) & (x ^ difference);
      out.set(LONG, (long) i << 3, difference);
    }
    return overflow;
  }

  static long subtractConstant(MemorySegment a, long y, MemorySegment out, int count) {
    long overflow = 0;
    for (int i = 0; i < count; i++) {
      long x = a.get(LONG, (long) i << 3);
      long difference = x - y;
      overflow |= (x ^ y) & (x ^ difference);
      out.set(LONG, (long) i << 3, difference);
    }
    return overflow;
  }

  static long subtractFromConstant(long x, MemorySegment b, MemorySegment out, int count) {
    long overflow = 0;
    for (int i = 0; i < count; i++) {
      long y = b.get(LONG, (long) i << 3);
      long difference = x - y;
      overflow |= (x ^ y) & (x ^ difference);
      out.set(LONG, (long) i << 3, difference);
    }
    return overflow;
  }

  static long multiplyVectors(MemorySegment a, MemorySegment b, MemorySegment out, int count) {
    long overflow = 0;
    for (int i = 0; i < count; i++) {
      long x = a.get(LONG, (long) i << 3);
      long y = b.get(LONG, (long) i << 3);
      long product = x * y;
      overflow |= Math.multiplyHigh(x, y) ^ (product >> 63);
      out.set(LONG, (long) i << 3, product);
    }
    return overflow == 0 ? 0 : -1;
  }

  static long multiplyConstant(MemorySegment a, long y, MemorySegment out, int count) {
    long overflow = 0;
    for (int i = 0; i < count; i++) {
      long x = a.get(LONG, (long) i << 3);
      long product = x * y;
      overflow |= Math.multiplyHigh(x, y) ^ (product >> 63);
      out.set(LONG, (long) i << 3, product);
    }
    return overflow == 0 ? 0 : -1;
  }

  /// For operands whose bounds prove that no product overflows.
  static void multiplyVectorsUnchecked(
      MemorySegment a, MemorySegment b, MemorySegment out, int count) {
    for (int i = 0; i < count; i++) {
      out.set(LONG, (long) i << 3, a.get(LONG, (long) i << 3) * b.get(LONG, (long) i << 3));
    }
  }

  /// For operands whose bounds prove that no product overflows.
  static void multiplyConstantUnchecked(MemorySegment a, long y, MemorySegment out, int count) {
    for (int i = 0; i < count; i++) {
      out.set(LONG, (long) i << 3, a.get(LONG, (long) i << 3) * y);
    }
  }

  /// The selected rows only. A stride is 8, or 0 for an operand that is one value.
  static long addRows(
      MemorySegment a,
      long strideA,
      MemorySegment b,
      long strideB,
      MemorySegment out,
      int[] rows,
      int count) {
    long overflow = 0;
    for (int k = 0; k < count; k++) {
      long row = rows[k];
      long x = a.get(LONG, row * strideA);
      long y = b.get(LONG, row * strideB);
      long sum = x + y;
      overflow |= (x ^ sum) & (y ^ sum);
      out.set(LONG, row << 3, sum);
    }
    return overflow;
  }

  /// The selected rows only. A stride is 8, or 0 for an operand that is one value.
  static long subtractRows(
      MemorySegment a,
      long strideA,
      MemorySegment b,
      long strideB,
      MemorySegment out,
      int[] rows,
      int count) {
    long overflow = 0;
    for (int k = 0; k < count; k++) {
      long row = rows[k];
      long x = a.get(LONG, row * strideA);
      long y = b.get(LONG, row * strideB);
      long difference = x - y;
      overflow |= (x ^ y) & (x ^ difference);
      out.set(LONG, row << 3, difference);
    }
    return overflow;
  }

  /// The selected rows only. A stride is 8, or 0 for an operand that is one value.
  static long multiplyRows(
      MemorySegment a,
      long strideA,
      MemorySegment b,
      long strideB,
      MemorySegment out,
      int[] rows,
      int count) {
    long overflow = 0;
    for (int k = 0; k < count; k++) {
      long row = rows[k];
      long x = a.get(LONG, row * strideA);
      long y = b.get(LONG, row * strideB);
      long product = x * y;
      overflow |= Math.multiplyHigh(x, y) ^ (product >> 63);
      out.set(LONG, row << 3, product);
    }
    return overflow == 0 ? 0 : -1;
  }
}
