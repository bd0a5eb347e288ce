package dev.lakebird.tableformat.parquet.decode;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;

/// A stream over a stretch of a segment that knows how far it has been read.
public final class SegmentInput extends InputStream {
  private final MemorySegment segment;
  private final long end;
  private long position;

  public SegmentInput(MemorySegment segment, long start, long end) {
    this.segment = segment;
    this.position = start;
    this.end = end;
  }

  /// Where the next byte is read.
  public long position() {
    return position;
  }

  @Override
  public int read() {
    return position < end ? segment.get(BYTE, position++) & 0xFF : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    int take = (int) Math.min(length, end - position);
    if (take <= 0) {
      return -1;
    }
    MemorySegment.copy(segment, BYTE, position, to, offset, take);
    position += take;
    return take;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, end - position);
  }
}
