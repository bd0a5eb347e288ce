package dev.lakebird.tableformat.parquet.decode;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

import dev.lakebird.tableformat.parquet.footer.FilePlace;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Reads the hybrid of run-length and bit-packed runs that dictionary indices and RLE booleans are
/// written in. Source: the Parquet specification, "RLE/Bit-Packing Hybrid". Every length is checked
/// against the end of the page before it is used.
final class HybridDecoder {
  private final FilePlace place;
  private MemorySegment segment = MemorySegment.NULL;
  private long position;
  private long end;
  private int width;

  private int runLeft;
  private boolean packed;
  private int runValue;
  private long packedStart;
  private int packedIndex;

  HybridDecoder(FilePlace place) {
    this.place = place;
  }

  /// Starts on runs of values of `bits` bits between two positions; eight bytes past `end` must be
  /// readable.
  void reset(MemorySegment data, long start, long dataEnd, int bits) {
    if (bits < 0 || bits > 32) {
      throw place.corrupt("a bit width is out of range");
    }
    segment = data;
    position = start;
    end = dataEnd;
    width = bits;
    runLeft = 0;
  }

  /// Decodes the next `count` values to `to` from `at` on.
  void read(int[] to, int at, int count) {
    if (width == 0) {
      Arrays.fill(to, at, at + count, 0);
      return;
    }
    int done = 0;
    while (done < count) {
      if (runLeft == 0) {
        nextRun();
        continue;
      }
      int take = Math.min(runLeft, count - done);
      if (packed) {
        readPacked(to, at + done, take);
      } else {
        Arrays.fill(to, at + done, at + done + take, runValue);
      }
      runLeft -= take;
      done += take;
    }
  }

  /// Passes over `count` values.
  void skip(int count) {
    if (width == 0) {
      return;
    }
    int left = count;
    while (left > 0) {
      if (runLeft == 0) {
        nextRun();
        continue;
      }
      int take = Math.min(runLeft, left);
      packedIndex += take;
      runLeft -= take;
      left -= take;
    }
  }

  private void readPacked(int[] to, int at, int count) {
    int done = 0;
    while (done < count && (packedIndex & 7) != 0) {
      to[at + done++] = BitUnpacker.one(segment, packedStart, width, packedIndex++);
    }
    int whole = count - done & ~7;
    if (whole > 0) {
      long start = packedStart + (long) (packedIndex >>> 3) * width;
      BitUnpacker.unpack(segment, start, width, to, at + done, whole);
      packedIndex += whole;
      done += whole;
    }
    while (done < count) {
      to[at + done++] = BitUnpacker.one(segment, packedStart, width, packedIndex++);
    }
  }

  private void nextRun() {
    long header = readVarint();
    long length = header >>> 1;
    if ((header & 1) == 0) {
      packed = false;
      runLeft = (int) Math.min(length, Integer.MAX_VALUE);
      runValue = readRepeated();
      return;
    }
    packed = true;
    packedStart = position;
    packedIndex = 0;
    // Some writers cut the padding of the last run off; the values that are there still count.
    long bytes = Math.min(length * width, end - position);
    runLeft = (int) Math.min(Math.min(length * 8, bytes * 8 / width), Integer.MAX_VALUE);
    position += bytes;
  }

  private int readRepeated() {
    int bytes = width + 7 >>> 3;
    if (end - position < bytes) {
      throw place.corrupt("a run reaches past the end of its page");
    }
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (segment.get(BYTE, position++) & 0xFF) << 8 * i;
    }
    return value;
  }

  private long readVarint() {
    long value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (position >= end) {
        throw place.corrupt("a page holds fewer values than its header says");
      }
      int b = segment.get(BYTE, position++);
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw place.corrupt("a run length is out of range");
  }
}
