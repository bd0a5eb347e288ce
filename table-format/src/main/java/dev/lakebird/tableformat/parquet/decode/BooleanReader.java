package dev.lakebird.tableformat.parquet.decode;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.parquet.footer.ColumnChunkInfo;
import dev.lakebird.tableformat.parquet.footer.FilePlace;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import java.lang.foreign.MemorySegment;
import org.apache.parquet.format.Encoding;

/// Booleans, PLAIN (a bit each) or in runs.
final class BooleanReader extends ChunkReader {
  private final HybridDecoder runs;
  private boolean inRuns;
  private long bit;
  private long endBit;

  BooleanReader(
      FilePlace place,
      ColumnChunkInfo info,
      boolean optional,
      ChunkBytes chunk,
      PageCodec codec,
      VectorScratch scratch) {
    super(place, info, optional, chunk, codec, scratch);
    this.runs = new HybridDecoder(place);
  }

  @Override
  Vector buildDictionary(NativeBuffer values, long bytes, int entries) {
    throw place.unimplemented("A Parquet dictionary of booleans");
  }

  @Override
  void startValues(Encoding encoding) {
    MemorySegment page = pages.valueBuffer().segment();
    long start = pages.valueStart();
    long end = pages.valueEnd();
    inRuns = encoding == Encoding.RLE;
    if (inRuns) {
      long length = end - start < 4 ? 0 : page.get(INT, start);
      if (length < 0 || length > Math.max(0, end - start - 4)) {
        throw place.corrupt("the length of the runs of a page is out of range");
      }
      runs.reset(page, Math.min(start + 4, end), Math.min(start + 4, end) + length, 1);
    } else if (encoding == Encoding.PLAIN) {
      bit = start * 8;
      endBit = end * 8;
    } else {
      throw place.unimplemented("Parquet encoding " + encoding);
    }
  }

  @Override
  void skipValues(int count) {
    if (inRuns) {
      runs.skip(count);
    } else {
      check(count);
      bit += count;
    }
  }

  @Override
  boolean canUseInPlace(boolean allDefined) {
    return false;
  }

  @Override
  void useInPlace(int rows, int defined) {
    throw LakebirdException.internal("Booleans are always gathered");
  }

  @Override
  void gather(int at, int rows, int defined, int batchRows) {
    MemorySegment to = scratch.bitmap(VALUES_SLOT, batchRows).segment();
    if (inRuns) {
      runs.read(index, 0, defined);
    } else {
      check(defined);
      MemorySegment page = pages.valueBuffer().segment();
      for (int i = 0; i < defined; i++) {
        long from = bit + i;
        index[i] =
            page.get(dev.lakebird.types.memory.NativeLayouts.BYTE, from >>> 3) >>> (int) (from & 7)
                & 1;
      }
      bit += defined;
    }
    DefinitionLevels levels = pages.levels();
    int first = pages.row();
    int next = 0;
    for (int i = 0; i < rows; i++) {
      boolean value = defined == rows || levels.isDefined(first + i) ? index[next++] != 0 : false;
      Bits.put(to, at + i, value);
    }
  }

  @Override
  void gatherEntries(Vector entries, int from, int to, int batchRows) {
    throw LakebirdException.internal("Booleans have no dictionary");
  }

  @Override
  Vector gathered(int count) {
    return new BitVector(count, scratch.bitmap(VALUES_SLOT, count), validity);
  }

  @Override
  Vector fromIndices(int count, Vector entries, Selection selected) {
    throw LakebirdException.internal("Booleans have no dictionary");
  }

  @Override
  Vector inPlace(int count) {
    throw LakebirdException.internal("Booleans are always gathered");
  }

  private void check(int count) {
    if (count > endBit - bit) {
      throw place.corrupt("a page holds fewer values than its header says");
    }
  }
}
