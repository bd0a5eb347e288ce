package dev.lakebird.functions.arithmetic;

import java.math.BigInteger;

/// A 128-bit two's complement number that can be changed.
final class WideCell {
  long low;
  long high;

  /// Takes the value where it fits; answers whether it does.
  boolean set(BigInteger value) {
    low = value.longValue();
    high = value.shiftRight(64).longValue();
    return value.bitLength() < 128;
  }

  static BigInteger toBigInteger(long low, long high) {
    BigInteger unsigned = BigInteger.valueOf(low & Long.MAX_VALUE);
    if (low < 0) {
      unsigned = unsigned.setBit(63);
    }
    return BigInteger.valueOf(high).shiftLeft(64).add(unsigned);
  }
}
