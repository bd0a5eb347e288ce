package dev.lakebird.storage.bytes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One request to a store that serves one or more reads: `parts` lie inside it, in order of offset and
/// without overlap.
public record MergedRange(long offset, long length, List<RangeRead> parts) {
  public MergedRange {
    parts = List.copyOf(parts);
  }

  /// The offset behind the last byte.
  public long end() {
    return offset + length;
  }

  /// Cuts reads into requests: reads at most `gapMax` bytes apart are merged while the request stays
  /// within `lengthMax`; a read longer than `lengthMax` is cut, so that its pieces arrive in parallel.
  /// Reads that overlap get requests of their own. Empty reads vanish.
  public static List<MergedRange> plan(List<RangeRead> reads, long gapMax, long lengthMax) {
    var pieces = new ArrayList<RangeRead>(reads.size());
    for (RangeRead read : reads) {
      for (long done = 0; done < read.length(); done += lengthMax) {
        long size = Math.min(lengthMax, read.length() - done);
        pieces.add(new RangeRead(read.offset() + done, read.target().asSlice(done, size)));
      }
    }
    pieces.sort(Comparator.comparingLong(RangeRead::offset));
    var merged = new ArrayList<MergedRange>();
    var parts = new ArrayList<RangeRead>();
    long start = 0;
    long end = 0;
    for (RangeRead piece : pieces) {
      boolean joins =
          !parts.isEmpty()
              && piece.offset() >= end
              && piece.offset() - end <= gapMax
              && piece.end() - start <= lengthMax;
      if (!joins) {
        if (!parts.isEmpty()) {
          merged.add(new MergedRange(start, end - start, parts));
          parts.clear();
        }
        start = piece.offset();
      }
      parts.add(piece);
      end = piece.end();
    }
    if (!parts.isEmpty()) {
      merged.add(new MergedRange(start, end - start, parts));
    }
    return merged;
  }
}
