package dev.lakebird.tableformat.parquet.decode;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.tableformat.parquet.footer.FilePlace;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.VectorScratch;
import java.lang.foreign.MemorySegment;
import org.apache.parquet.format.Encoding;

/// The byte strings of a page whose lengths lie apart from their bytes: value `i` is the bytes from
/// `offsets[i]` to `offsets[i + 1]`. Source: the Parquet specification, "Delta-length byte array" and
/// "Delta Strings".
final class DeltaStrings {
  private final FilePlace place;
  private final VectorScratch scratch;
  private final DeltaDecoder numbers;

  private NativeBuffer offsets;
  private NativeBuffer bytes;

  DeltaStrings(FilePlace place, VectorScratch scratch, NativeBuffer empty) {
    this.place = place;
    this.scratch = scratch;
    this.numbers = new DeltaDecoder(place);
    this.offsets = empty;
    this.bytes = empty;
  }

  static boolean covers(Encoding encoding) {
    return encoding == Encoding.DELTA_LENGTH_BYTE_ARRAY || encoding == Encoding.DELTA_BYTE_ARRAY;
  }

  /// Locates the values of the loaded page; the scratch holds what is made for them until the next page.
  void start(PageStream pages, Encoding encoding) {
    int count = pages.definedRows();
    MemorySegment page = pages.valueBuffer().segment();
    if (encoding == Encoding.DELTA_LENGTH_BYTE_ARRAY) {
      bytes = pages.valueBuffer();
      locate(page, pages.valueStart(), pages.valueEnd(), count);
      return;
    }
    MemorySegment prefixes = scratch.buffer(ChunkReader.PREFIXES_SLOT, count * 4L + 4).segment();
    long suffixes =
        numbers.decode(page, pages.valueStart(), pages.valueEnd(), count, Integer.BYTES, prefixes);
    locate(page, suffixes, pages.valueEnd(), count);
    complete(page, prefixes, count);
  }

  /// `count + 1` ascending 32-bit offsets into [#bytes].
  NativeBuffer offsets() {
    return offsets;
  }

  int offsetAt(int value) {
    return offsets.segment().get(INT, (long) value << 2);
  }

  NativeBuffer bytes() {
    return bytes;
  }

  private void locate(MemorySegment page, long start, long end, int count) {
    offsets = scratch.buffer(ChunkReader.OFFSETS_SLOT, count * 4L + 8);
    MemorySegment lengths = offsets.segment().asSlice(4);
    long at = numbers.decode(page, start, end, count, Integer.BYTES, lengths);
    offsets.segment().set(INT, 0, (int) at);
    int signs = 0;
    for (int i = 0; i < count; i++) {
      int length = lengths.get(INT, (long) i << 2);
      signs |= length;
      at += length;
      lengths.set(INT, (long) i << 2, (int) at);
    }
    if (signs < 0 || at > end) {
      throw place.corrupt("the length of a value is out of range");
    }
  }

  /// Puts before each value, which is a suffix yet, what it shares with the one before.
  private void complete(MemorySegment page, MemorySegment prefixes, int count) {
    long total = 0;
    long before = 0;
    for (int i = 0; i < count; i++) {
      int prefix = prefixes.get(INT, (long) i << 2);
      if (prefix < 0 || prefix > before) {
        throw place.corrupt("a value shares more with the one before than that has");
      }
      before = (long) prefix + offsetAt(i + 1) - offsetAt(i);
      total += before;
    }
    if (total > Integer.MAX_VALUE) {
      throw place.unimplemented("A page of more than 2 GiB of strings");
    }
    bytes = scratch.buffer(ChunkReader.STRINGS_SLOT, total + ChunkBytes.SLACK_BYTES);
    MemorySegment whole = bytes.segment();
    long start = 0;
    long at = 0;
    int suffix = offsetAt(0);
    for (int i = 0; i < count; i++) {
      int prefix = prefixes.get(INT, (long) i << 2);
      int suffixEnd = offsetAt(i + 1);
      MemorySegment.copy(whole, BYTE, start, whole, BYTE, at, prefix);
      MemorySegment.copy(page, BYTE, suffix, whole, BYTE, at + prefix, suffixEnd - suffix);
      offsets.segment().set(INT, (long) i << 2, (int) at);
      start = at;
      at += prefix + suffixEnd - suffix;
      suffix = suffixEnd;
    }
    offsets.segment().set(INT, (long) count << 2, (int) at);
  }
}
