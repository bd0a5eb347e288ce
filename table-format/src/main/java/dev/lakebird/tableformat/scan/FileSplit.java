package dev.lakebird.tableformat.scan;

import dev.lakebird.types.scan.Scan;

/// The row groups of a file that begin within a stretch of it.
///
/// @param ordinal its position among the splits of the scan
/// @param start where the stretch begins
/// @param end one past its end
record FileSplit(int ordinal, ScanFile file, long start, long end) implements Scan.Split {
  @Override
  public String describe() {
    return file.location() + " from byte " + start;
  }
}
