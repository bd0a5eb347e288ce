package dev.lakebird.functions.arithmetic;

import dev.lakebird.functions.adapter.Decimals;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.ValueBounds;
import java.math.BigInteger;

/// An operation on two unscaled 128-bit decimals.
sealed interface WideOperation {
  /// Computes into `out`; false where the result is out of range or does not exist.
  boolean compute(long aLow, long aHigh, long bLow, long bHigh, WideCell out);

  /// A sum or difference of operands that are first multiplied by powers of ten.
  record Sum(int leftDigits, int rightDigits, boolean negated, Range range)
      implements WideOperation {
    Sum(int leftDigits, int rightDigits, boolean negated, int scale) {
      this(leftDigits, rightDigits, negated, Range.numeric(scale));
    }

    @Override
    public boolean compute(long aLow, long aHigh, long bLow, long bHigh, WideCell out) {
      if (leftDigits == 0 && rightDigits == 0) {
        long low = negated ? aLow - bLow : aLow + bLow;
        long carry =
            negated
                ? (Long.compareUnsigned(aLow, bLow) < 0 ? -1 : 0)
                : (Long.compareUnsigned(low, aLow) < 0 ? 1 : 0);
        out.low = low;
        out.high = (negated ? aHigh - bHigh : aHigh + bHigh) + carry;
        return range.holds(out.low, out.high);
      }
      BigInteger a = WideCell.toBigInteger(aLow, aHigh).multiply(Decimals.pow10(leftDigits));
      BigInteger b = WideCell.toBigInteger(bLow, bHigh).multiply(Decimals.pow10(rightDigits));
      return out.set(negated ? a.subtract(b) : a.add(b)) && range.holds(out.low, out.high);
    }
  }

  /// A product without its last digits, rounded half away from zero.
  record Product(int dropped, Range range) implements WideOperation {
    Product(int dropped, int scale) {
      this(dropped, Range.numeric(scale));
    }

    @Override
    public boolean compute(long aLow, long aHigh, long bLow, long bHigh, WideCell out) {
      if (aHigh == aLow >> 63 && bHigh == bLow >> 63) {
        long low = aLow * bLow;
        long high = Math.multiplyHigh(aLow, bLow);
        if (dropped == 0) {
          out.low = low;
          out.high = high;
          return range.holds(low, high);
        }
        if (high == low >> 63) {
          long divisor = Decimals.longPow10(dropped);
          long quotient = low / divisor;
          long rest = Math.abs(low % divisor);
          out.low = rest >= divisor - rest ? quotient + (low < 0 ? -1 : 1) : quotient;
          out.high = out.low >> 63;
          return true;
        }
      }
      BigInteger product =
          WideCell.toBigInteger(aLow, aHigh).multiply(WideCell.toBigInteger(bLow, bHigh));
      return out.set(divideHalfAway(product, Decimals.pow10(dropped)))
          && range.holds(out.low, out.high);
    }
  }

  /// A quotient with more digits, rounded half away from zero.
  record Quotient(int digits, Range range) implements WideOperation {
    Quotient(int digits) {
      this(digits, Range.numeric(Decimals.NUMERIC_SCALE));
    }

    @Override
    public boolean compute(long aLow, long aHigh, long bLow, long bHigh, WideCell out) {
      if ((bLow | bHigh) == 0) {
        return false;
      }
      if (aHigh == aLow >> 63 && bHigh == bLow >> 63 && digits <= 18) {
        long factor = Decimals.longPow10(digits);
        long dividend = aLow * factor;
        if (Math.multiplyHigh(aLow, factor) == dividend >> 63
            && bLow != Long.MIN_VALUE
            && dividend != Long.MIN_VALUE) {
          long quotient = dividend / bLow;
          long rest = Math.abs(dividend % bLow);
          boolean up = rest >= Math.abs(bLow) - rest;
          out.low = up ? quotient + ((dividend ^ bLow) < 0 ? -1 : 1) : quotient;
          out.high = out.low >> 63;
          return true;
        }
      }
      BigInteger dividend = WideCell.toBigInteger(aLow, aHigh).multiply(Decimals.pow10(digits));
      return out.set(divideHalfAway(dividend, WideCell.toBigInteger(bLow, bHigh)))
          && range.holds(out.low, out.high);
    }
  }

  /// The quotient rounded half away from zero.
  static BigInteger divideHalfAway(BigInteger dividend, BigInteger divisor) {
    BigInteger[] parts = dividend.divideAndRemainder(divisor);
    if (parts[1].abs().shiftLeft(1).compareTo(divisor.abs()) < 0) {
      return parts[0];
    }
    return dividend.signum() * divisor.signum() < 0
        ? parts[0].subtract(BigInteger.ONE)
        : parts[0].add(BigInteger.ONE);
  }

  /// The range of NUMERIC at a scale: magnitudes up to a maximum.
  record Range(long maxLow, long maxHigh) {
    static Range numeric(int scale) {
      ValueBounds limits = Decimals.limits(SqlType.NUMERIC, scale);
      return new Range(limits.max().longValue(), limits.max().shiftRight(64).longValue());
    }

    boolean holds(long low, long high) {
      long magnitudeHigh = high;
      long magnitudeLow = low;
      if (high < 0) {
        magnitudeLow = -low;
        magnitudeHigh = ~high + (low == 0 ? 1 : 0);
      }
      return magnitudeHigh >= 0
          && (magnitudeHigh < maxHigh
              || (magnitudeHigh == maxHigh && Long.compareUnsigned(magnitudeLow, maxLow) <= 0));
    }
  }
}
