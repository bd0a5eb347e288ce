package dev.lakebird.storage.bytes;

import java.lang.foreign.MemorySegment;

/// A wish to fill `target` with the bytes of a file from `offset`.
///
/// The target may be native or on the heap and must be accessible from every thread: memory of a
/// confined arena is not, since reads run on threads of their own.
public record RangeRead(long offset, MemorySegment target) {
  /// Bytes wished for.
  public long length() {
    return target.byteSize();
  }

  /// The offset behind the last byte.
  public long end() {
    return offset + target.byteSize();
  }
}
