package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;

import java.lang.foreign.MemorySegment;

/// Loops over FLOAT64, one a shape. Each answers whether some result is infinite or NaN.
final class DoubleLoops {
  private DoubleLoops() {}

  static boolean addVectors(MemorySegment a, MemorySegment b, MemorySegment out, int count) {
    double witness = 0;
    for (int i = 0; i < count; i++) {
      double r = a.get(DOUBLE, (long) i << 3) + b.get(DOUBLE, (long) i << 3);
      witness = Math.max(witness, Math.abs(r));
      out.set(DOUBLE, (long) i << 3, r);
    }
    return isSpecial(witness);
  }

  static boolean addConstant(MemorySegment a, double y, MemorySegment out, int count) {
    double witness = 0;
    for (int i = 0; i < count; i++) {
      double r = a.get(DOUBLE, (long) i << 3) + y;
      witness = Math.max(witness, Math.abs(r));
      out.set(DOUBLE, (long) i << 3, r);
    }
    return isSpecial(witness);
  }

  static boolean subtractVectors(MemorySegment a, MemorySegment b, MemorySegment out, int count) {
    double witness = 0;
    for (int i = 0; i < count; i++) {
      double r = a.get(DOUBLE, (long) i << 3) - b.get(DOUBLE, (long) i << 3);
      witness = Math.max(witness, Math.abs(r));
      out.set(DOUBLE, (long) i << 3, r);
    }
    return isSpecial(witness);
  }

  static boolean subtractFromConstant(double x, MemorySegment b, MemorySegment out, int count) {
    double witness = 0;
    for (int i = 0; i < count; i++) {
      double r = x - b.get(DOUBLE, (long) i << 3);
      witness = Math.max(witness, Math.abs(r));
      out.set(DOUBLE, (long) i << 3, r);
    }
    return isSpecial(witness);
  }

  static boolean multiplyVectors(MemorySegment a, MemorySegment b, MemorySegment out, int count) {
    double witness = 0;
    for (int i = 0; i < count; i++) {
      double r = a.get(DOUBLE, (long) i << 3) * b.get(DOUBLE, (long) i << 3);
      witness = Math.max(witness, Math.abs(r));
      out.set(DOUBLE, (long) i << 3, r);
    }
    return isSpecial(witness);
  }

  static boolean multiplyConstant(MemorySegment a, double y, MemorySegment out, int count) {
    double witness = 0;
    for (int i = 0; i < count; i++) {
      double r = a.get(DOUBLE, (long) i << 3) * y;
      witness = Math.max(witness, Math.abs(r));
      out.set(DOUBLE, (long) i << 3, r);
    }
    return isSpecial(witness);
  }

  static boolean divideVectors(MemorySegment a, MemorySegment b, MemorySegment out, int count) {
    double witness = 0;
    for (int i = 0; i < count; i++) {
      double r = a.get(DOUBLE, (long) i << 3) / b.get(DOUBLE, (long) i << 3);
      witness = Math.max(witness, Math.abs(r));
      out.set(DOUBLE, (long) i << 3, r);
    }
    return isSpecial(witness);
  }

  static boolean divideByConstant(MemorySegment a, double y, MemorySegment out, int count) {
    double witness = 0;
    for (int i = 0; i < count; i++) {
      double r = a.get(DOUBLE, (long) i << 3) / y;
      witness = Math.max(witness, Math.abs(r));
      out.set(DOUBLE, (long) i << 3, r);
    }
    return isSpecial(witness);
  }

  static boolean divideConstant(double x, MemorySegment b, MemorySegment out, int count) {
    double witness = 0;
    for (int i = 0; i < count; i++) {
      double r = x / b.get(DOUBLE, (long) i << 3);
      witness = Math.max(witness, Math.abs(r));
      out.set(DOUBLE, (long) i << 3, r);
    }
    return isSpecial(witness);
  }

  private static boolean isSpecial(double witness) {
    return !(witness <= Double.MAX_VALUE);
  }
}
