package dev.lakebird.tableformat.parquet.write;

/// When a column chunk is written with a dictionary: when that takes clearly fewer bytes before
/// compression, since those are the bytes that readers decompress. A chunk of nearly distinct values is
/// recognised by its first rows, so that little is hashed in vain.
///
/// @param bytesMax the most bytes of distinct values; 0 for no dictionary at all
record DictionaryPolicy(int bytesMax) {
  /// Values after which a chunk is looked at for runs of equal values.
  static final int TRIAL_VALUES = 16_384;

  boolean isAllowed() {
    return bytesMax > 0;
  }

  /// Whether to go on after `values` values, of which `distinct` are distinct and take `plainBytes`.
  boolean isPromising(long plainBytes, int distinct, int values) {
    if (plainBytes > bytesMax) {
      return false;
    }
    if (values >= 32_768) {
      return distinct < values * 0.70;
    }
    if (values >= TRIAL_VALUES) {
      return distinct < values * 0.85;
    }
    return values < RowSlice.ROWS_MAX || distinct < values * 0.97;
  }

  /// Whether equal values that all lie together, as in a sorted column, are better compressed as they are:
  /// where runs are short, a dictionary and its indices repeat what the compressor finds anyway.
  boolean isBetterInRuns(int distinct, int values) {
    return distinct > values / 32;
  }

  /// Whether the finished chunk is better written with its dictionary.
  ///
  /// @param dictionaryBytes the distinct values in PLAIN encoding
  /// @param plainBytes all values in PLAIN encoding
  boolean pays(long dictionaryBytes, int distinct, int values, long plainBytes) {
    long indexBytes = (long) values * RunLengthEncoder.indexWidth(distinct) / 8;
    return dictionaryBytes + indexBytes < plainBytes * 4 / 5;
  }
}
