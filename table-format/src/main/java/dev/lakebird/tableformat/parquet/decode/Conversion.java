package dev.lakebird.tableformat.parquet.decode;

/// How PLAIN values of a Parquet physical type become values of a vector's layout.
public enum Conversion {
  /// 32-bit words as they are.
  COPY_4(4, 4),
  /// 64-bit words as they are.
  COPY_8(8, 8),
  /// 128-bit little-endian values as they are; made within the decoder only.
  COPY_16(16, 16),
  INT32_TO_INT64(4, 8),
  UINT32_TO_INT64(4, 8),
  /// TIME in milliseconds of 32 bits.
  MILLIS32_TO_MICROS(4, 8),
  MILLIS_TO_MICROS(8, 8),
  /// Nanoseconds, rounded down.
  NANOS_TO_MICROS(8, 8),
  FLOAT_TO_FLOAT64(4, 8),
  INT32_TO_DECIMAL128(4, 16),
  INT64_TO_DECIMAL128(8, 16),
  UINT64_TO_DECIMAL128(8, 16),
  /// Julian day and nanoseconds of the day, the deprecated timestamp.
  INT96_TO_MICROS(12, 8),
  /// Big-endian two's complement of the column's length.
  FIXED_TO_INT64(0, 8),
  FIXED_TO_DECIMAL128(0, 16),
  /// Big-endian two's complement of a length a value.
  BINARY_TO_INT64(0, 8),
  BINARY_TO_DECIMAL128(0, 16),
  /// Booleans.
  BITS(0, 0),
  /// Byte strings with a length each.
  BYTES(0, 0),
  /// Byte strings of the column's length.
  FIXED_BYTES(0, 0);

  private final int sourceBytes;
  private final int targetBytes;

  Conversion(int sourceBytes, int targetBytes) {
    this.sourceBytes = sourceBytes;
    this.targetBytes = targetBytes;
  }

  /// Bytes of a value in the file; 0 where the column or the value says.
  int sourceBytes() {
    return sourceBytes;
  }

  /// Bytes of a value in a vector; 0 where the layout is not of fixed width.
  int targetBytes() {
    return targetBytes;
  }

  /// Whether a run of values can be used where it lies.
  boolean isCopy() {
    return this == COPY_4 || this == COPY_8 || this == COPY_16;
  }
}
