package dev.lakebird.tableformat.parquet.decode;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.tableformat.parquet.footer.ColumnChunkInfo;
import dev.lakebird.tableformat.parquet.footer.FilePlace;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;

/// Byte strings. Dictionary-encoded batches stay indices into one dictionary a chunk; others are views of
/// their page, flat ones where lengths lie apart from bytes; only a batch that reaches over pages is copied.
final class BytesReader extends ChunkReader {
  private final VectorType target;
  private final int fixedLength;

  private final DeltaStrings deltas;

  private MemorySegment values = MemorySegment.NULL;
  private NativeBuffer pageBytes;
  private long position;
  private long end;

  /// Whether the values of the page lie where `deltas` says, with `next` the one that follows.
  private boolean apart;

  private int next;

  private NativeBuffer inPlaceBytes;

  /// The offsets of a batch whose values adjoin, in the page's.
  private @Nullable NativeBuffer inPlaceOffsets;

  private long gatheredBytes;

  /// `fixedLength` is the length of every value, or -1 where each has its own.
  BytesReader(
      FilePlace place,
      ColumnChunkInfo info,
      boolean optional,
      ChunkBytes chunk,
      PageCodec codec,
      VectorScratch scratch,
      VectorType target,
      int fixedLength) {
    super(place, info, optional, chunk, codec, scratch);
    this.target = target;
    this.fixedLength = fixedLength;
    this.inPlaceBytes = chunk.buffer();
    this.pageBytes = chunk.buffer();
    this.deltas = new DeltaStrings(place, scratch, chunk.buffer());
  }

  @Override
  Vector buildDictionary(NativeBuffer bytes, long size, int entries) {
    int least = fixedLength < 0 ? 4 : fixedLength;
    if ((long) entries * least > size) {
      throw place.corrupt("a dictionary is shorter than its header says");
    }
    NativeBuffer starts = NativeBuffer.allocate(scratch.allocator(), (entries + 1L) * 4);
    NativeBuffer ends;
    try {
      ends = NativeBuffer.allocate(scratch.allocator(), (entries + 1L) * 4);
    } catch (RuntimeException e) {
      starts.release();
      throw e;
    }
    try {
      locate(bytes.segment(), 0, size, entries, starts.segment(), ends.segment(), 0);
    } catch (RuntimeException e) {
      starts.release();
      ends.release();
      throw e;
    }
    return BytesVector.view(target, entries, starts, ends, bytes.retain(), null);
  }

  @Override
  void startValues(Encoding encoding) {
    apart = DeltaStrings.covers(encoding);
    if (apart) {
      deltas.start(pages, encoding);
      next = 0;
      pageBytes = deltas.bytes();
    } else if (encoding == Encoding.PLAIN) {
      pageBytes = pages.valueBuffer();
      position = pages.valueStart();
      end = pages.valueEnd();
    } else if (encoding == Encoding.BYTE_STREAM_SPLIT && fixedLength >= 0) {
      joinStreams();
    } else {
      throw place.unimplemented("Parquet encoding " + encoding);
    }
    values = pageBytes.segment();
  }

  private void joinStreams() {
    int count = pages.definedRows();
    end = (long) count * fixedLength;
    if (pages.valueEnd() - pages.valueStart() != end) {
      throw tooShort();
    }
    pageBytes = scratch.buffer(EXPANSION_SLOT, end + ChunkBytes.SLACK_BYTES);
    position = 0;
    PlainValues.join(
        pages.valueBuffer().segment(), pages.valueStart(), count, fixedLength, pageBytes.segment());
  }

  @Override
  void skipValues(int count) {
    if (apart) {
      next += count;
      return;
    }
    if (fixedLength >= 0) {
      if ((long) count * fixedLength > end - position) {
        throw tooShort();
      }
      position += (long) count * fixedLength;
      return;
    }
    for (int i = 0; i < count; i++) {
      position += 4 + lengthAt(values, position, end);
    }
  }

  @Override
  boolean canUseInPlace(boolean allDefined) {
    return true;
  }

  @Override
  void useInPlace(int rows, int defined) {
    inPlaceBytes = pageBytes;
    inPlaceOffsets = null;
    if (apart && defined == rows) {
      inPlaceOffsets =
          NativeBuffer.wrap(deltas.offsets().arrow().slice((long) next << 2, (rows + 1L) << 2));
      next += rows;
      return;
    }
    MemorySegment starts = starts(rows).segment();
    MemorySegment ends = ends(rows).segment();
    locateNext(defined, starts, ends, 0);
    if (defined < rows) {
      spread(starts, ends, 0, rows, defined);
    }
  }

  @Override
  void gather(int at, int rows, int defined, int batchRows) {
    MemorySegment starts = starts(batchRows).segment();
    MemorySegment ends = ends(batchRows).segment();
    long first = apart ? deltas.offsetAt(next) : position;
    locateNext(defined, starts, ends, at);
    long bytes = (apart ? deltas.offsetAt(next) : position) - first;
    MemorySegment to = reserve(at, bytes);
    MemorySegment.copy(values, first, to, gatheredBytes, bytes);
    int shift = Math.toIntExact(gatheredBytes - first);
    for (int i = at; i < at + defined; i++) {
      starts.set(INT, (long) i << 2, starts.get(INT, (long) i << 2) + shift);
      ends.set(INT, (long) i << 2, ends.get(INT, (long) i << 2) + shift);
    }
    gatheredBytes += bytes;
    if (defined < rows) {
      spread(starts, ends, at, rows, defined);
    }
  }

  @Override
  void gatherEntries(Vector entries, int from, int to, int batchRows) {
    var source = (BytesVector) entries;
    MemorySegment starts = starts(batchRows).segment();
    MemorySegment ends = ends(batchRows).segment();
    long bytes = 0;
    boolean empty = source.length() == 0;
    for (int i = from; i < to && !empty; i++) {
      bytes += source.byteLengthAt(index[i]);
    }
    MemorySegment data = reserve(from, bytes);
    for (int i = from; i < to; i++) {
      int length = empty ? 0 : source.byteLengthAt(index[i]);
      if (length > 0) {
        MemorySegment.copy(source.data(), source.startAt(index[i]), data, gatheredBytes, length);
      }
      starts.set(INT, (long) i << 2, (int) gatheredBytes);
      gatheredBytes += length;
      ends.set(INT, (long) i << 2, (int) gatheredBytes);
    }
  }

  @Override
  Vector gathered(int count) {
    return BytesVector.view(
        target, count, starts(count), ends(count), scratch.buffer(BYTES_SLOT, 0), validity);
  }

  @Override
  Vector inPlace(int count) {
    NativeBuffer offsets = inPlaceOffsets;
    return offsets != null
        ? BytesVector.flat(target, count, offsets, inPlaceBytes, validity)
        : BytesVector.view(target, count, starts(count), ends(count), inPlaceBytes, validity);
  }

  private NativeBuffer starts(int rows) {
    return scratch.buffer(VALUES_SLOT, rows * 4L);
  }

  private NativeBuffer ends(int rows) {
    return scratch.buffer(ENDS_SLOT, rows * 4L);
  }

  /// The buffer of gathered bytes with room for `more`; the first rows of a batch start it anew.
  private MemorySegment reserve(int at, long more) {
    if (at == 0) {
      gatheredBytes = 0;
    }
    if (gatheredBytes + more > Integer.MAX_VALUE) {
      throw place.unimplemented("A batch of more than 2 GiB of strings");
    }
    scratch.buffer(BYTES_SLOT, 0);
    return scratch.grow(BYTES_SLOT, gatheredBytes, gatheredBytes + more).segment();
  }

  /// Writes where the next `count` values of the page lie.
  private void locateNext(int count, MemorySegment starts, MemorySegment ends, int at) {
    if (!apart) {
      position = locate(values, position, end, count, starts, ends, at);
      return;
    }
    MemorySegment offsets = deltas.offsets().segment();
    MemorySegment.copy(offsets, (long) next << 2, starts, (long) at << 2, (long) count << 2);
    next += count;
    MemorySegment.copy(offsets, (next - count + 1L) << 2, ends, (long) at << 2, (long) count << 2);
  }

  /// Writes where `count` values from `from` on lie; returns where the next begins.
  private long locate(
      MemorySegment data,
      long from,
      long stop,
      int count,
      MemorySegment starts,
      MemorySegment ends,
      int at) {
    long place = from;
    if (fixedLength >= 0) {
      if ((long) count * fixedLength > stop - from) {
        throw tooShort();
      }
      for (int i = at; i < at + count; i++) {
        starts.set(INT, (long) i << 2, (int) place);
        place += fixedLength;
        ends.set(INT, (long) i << 2, (int) place);
      }
      return place;
    }
    for (int i = at; i < at + count; i++) {
      long length = lengthAt(data, place, stop);
      place += 4;
      starts.set(INT, (long) i << 2, (int) place);
      place += length;
      ends.set(INT, (long) i << 2, (int) place);
    }
    return place;
  }

  private long lengthAt(MemorySegment data, long at, long stop) {
    if (stop - at < 4) {
      throw tooShort();
    }
    int length = data.get(INT, at);
    if (length < 0 || length > stop - at - 4) {
      throw place.corrupt("the length of a value is out of range");
    }
    return length;
  }

  private void spread(MemorySegment starts, MemorySegment ends, int at, int rows, int defined) {
    DefinitionLevels levels = pages.levels();
    int first = pages.row();
    int from = at + defined - 1;
    for (int i = rows - 1; i >= 0; i--) {
      long to = (long) (at + i) << 2;
      if (levels.isDefined(first + i)) {
        starts.set(INT, to, starts.get(INT, (long) from << 2));
        ends.set(INT, to, ends.get(INT, (long) from << 2));
        from--;
      } else {
        starts.set(INT, to, 0);
        ends.set(INT, to, 0);
      }
    }
  }

  private dev.lakebird.foundation.LakebirdException tooShort() {
    return place.corrupt("a page holds fewer values than its header says");
  }
}
