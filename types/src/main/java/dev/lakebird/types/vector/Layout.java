package dev.lakebird.types.vector;

/// How the values of a vector lie in memory, apart from what they mean.
public enum Layout {
  /// One bit a value, least significant bit first.
  BITS(0),
  /// Little-endian 32-bit integers: DATE.
  INT32(4),
  /// Little-endian 64-bit integers: INT64, TIME, DATETIME, TIMESTAMP and narrow decimals.
  INT64(8),
  /// IEEE 754 binary64.
  FLOAT64(8),
  /// Little-endian two's complement 128-bit unscaled decimals: low word, high word.
  DECIMAL128(16),
  /// Little-endian two's complement 256-bit unscaled decimals.
  DECIMAL256(32),
  /// Arrow MonthDayNano: int32 months, int32 days, int64 nanoseconds.
  INTERVAL(16),
  /// Start and end offsets into a run of bytes: STRING, BYTES, JSON text, GEOGRAPHY WKB, RANGE as
  /// [RangeBytes] says.
  BYTES(0),
  /// Start and end offsets into an element vector.
  LIST(0),
  /// One child vector a field.
  STRUCT(0);

  private final int widthBytes;

  Layout(int widthBytes) {
    this.widthBytes = widthBytes;
  }

  /// Bytes a value, or 0 where the layout is not of fixed width.
  public int widthBytes() {
    return widthBytes;
  }

  public boolean isFixedWidth() {
    return widthBytes > 0;
  }
}
