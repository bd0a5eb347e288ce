package dev.lakebird.types.scan;

/// What a scan has read, for job statistics and tests of pruning.
///
/// @param bytesRead bytes taken from storage
/// @param bytesCached bytes of storage that were not read, because their column chunks were in memory
/// @param rowsRead rows of the parts that were read, before filters
/// @param rowsSelected rows that satisfied the filters
/// @param splitsPruned files and row groups that statistics spared
/// @param valuesDecoded values decoded, over all columns
/// @param dictionaryTests predicate evaluations over dictionaries, in entries
public record ScanStatistics(
    long bytesRead,
    long bytesCached,
    long rowsRead,
    long rowsSelected,
    long splitsPruned,
    long valuesDecoded,
    long dictionaryTests) {
  public static final ScanStatistics NONE = new ScanStatistics(0, 0, 0, 0, 0, 0, 0);

  public ScanStatistics plus(ScanStatistics other) {
    return new ScanStatistics(
        bytesRead + other.bytesRead,
        bytesCached + other.bytesCached,
        rowsRead + other.rowsRead,
        rowsSelected + other.rowsSelected,
        splitsPruned + other.splitsPruned,
        valuesDecoded + other.valuesDecoded,
        dictionaryTests + other.dictionaryTests);
  }
}
