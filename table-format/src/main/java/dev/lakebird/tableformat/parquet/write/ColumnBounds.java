package dev.lakebird.tableformat.parquet.write;

import dev.lakebird.foundation.LakebirdException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.format.Type;

/// The least and the greatest value of a column in a row group or file, both inclusive and exact.
public sealed interface ColumnBounds {
  /// Values of the physical types INT32 and INT64; decimals unscaled.
  record Longs(long min, long max) implements ColumnBounds {}

  /// Never NaN; a zero bound is `-0.0` below and `+0.0` above.
  record Doubles(double min, double max) implements ColumnBounds {}

  record Booleans(boolean min, boolean max) implements ColumnBounds {}

  /// Bytes compared unsigned, or as big-endian two's complement of one length.
  record Binary(byte[] min, byte[] max, boolean signed) implements ColumnBounds {}

  /// The bounds of both sets of values.
  default ColumnBounds union(ColumnBounds other) {
    return switch (this) {
      case Longs a when other instanceof Longs b ->
          new Longs(Math.min(a.min, b.min), Math.max(a.max, b.max));
      case Doubles a when other instanceof Doubles b ->
          new Doubles(Math.min(a.min, b.min), Math.max(a.max, b.max));
      case Booleans a when other instanceof Booleans b ->
          new Booleans(a.min && b.min, a.max || b.max);
      case Binary a when other instanceof Binary b ->
          new Binary(
              compare(a.min, b.min, a.signed) <= 0 ? a.min : b.min,
              compare(a.max, b.max, a.signed) >= 0 ? a.max : b.max,
              a.signed);
      case Longs a -> throw mismatch();
      case Doubles a -> throw mismatch();
      case Booleans a -> throw mismatch();
      case Binary a -> throw mismatch();
    };
  }

  /// The lower bound as the statistics of a Parquet file hold it, not truncated.
  default byte[] plainMin(Type type) {
    return switch (this) {
      case Longs b -> plain(b.min, type);
      case Doubles b -> plain(Double.doubleToRawLongBits(b.min), Type.INT64);
      case Booleans b -> new byte[] {(byte) (b.min ? 1 : 0)};
      case Binary b -> b.min;
    };
  }

  /// The upper bound as the statistics of a Parquet file hold it, not truncated.
  default byte[] plainMax(Type type) {
    return switch (this) {
      case Longs b -> plain(b.max, type);
      case Doubles b -> plain(Double.doubleToRawLongBits(b.max), Type.INT64);
      case Booleans b -> new byte[] {(byte) (b.max ? 1 : 0)};
      case Binary b -> b.max;
    };
  }

  private static int compare(byte[] a, byte[] b, boolean signed) {
    if (signed && a.length > 0 && a[0] < 0 != b[0] < 0) {
      return a[0] < 0 ? -1 : 1;
    }
    return Arrays.compareUnsigned(a, b);
  }

  private static byte[] plain(long value, Type type) {
    var bytes = ByteBuffer.allocate(type == Type.INT32 ? 4 : 8).order(ByteOrder.LITTLE_ENDIAN);
    if (type == Type.INT32) {
      bytes.putInt((int) value);
    } else {
      bytes.putLong(value);
    }
    return bytes.array();
  }

  private static LakebirdException mismatch() {
    return LakebirdException.internal("Bounds of different physical types");
  }
}
