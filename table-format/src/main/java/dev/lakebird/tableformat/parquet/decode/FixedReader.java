package dev.lakebird.tableformat.parquet.decode;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.parquet.footer.ColumnChunkInfo;
import dev.lakebird.tableformat.parquet.footer.FilePlace;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import org.apache.parquet.format.Encoding;

/// Columns of fixed width in memory. Dictionary entries are gathered into flat vectors, unless they shall
/// stay; PLAIN values that need no conversion are used in their page; pages of other encodings are first
/// expanded to PLAIN.
final class FixedReader extends ChunkReader {
  /// Below this share of selected rows, entries are gathered for them alone.
  private static final int SPARSE_SHARE = 4;

  private final VectorType target;
  private final Conversion conversion;
  private final int width;
  private final int typeLength;
  private final boolean keepsDictionary;

  private final DeltaDecoder deltas;
  private Conversion pageConversion;
  private MemorySegment pageValues = MemorySegment.NULL;
  private NativeBuffer pageBuffer;
  private int valueBytes;
  private long position;
  private long end;
  private long inPlaceAt;

  /// The dictionary on the heap, padded to a power of two: an index under the mask of the length needs no
  /// check. Empty where values have another width.
  private long[] longEntries = new long[0];

  private int[] intEntries = new int[0];

  FixedReader(
      FilePlace place,
      ColumnChunkInfo info,
      boolean optional,
      ChunkBytes chunk,
      PageCodec codec,
      VectorScratch scratch,
      VectorType target,
      Conversion conversion,
      int typeLength,
      boolean keepsDictionary) {
    super(place, info, optional, chunk, codec, scratch);
    this.target = target;
    this.conversion = conversion;
    this.pageConversion = conversion;
    this.width = target.layout().widthBytes();
    this.typeLength = typeLength;
    this.keepsDictionary = keepsDictionary;
    this.pageBuffer = chunk.buffer();
    this.deltas = new DeltaDecoder(place);
  }

  @Override
  Vector buildDictionary(NativeBuffer values, long bytes, int entries) {
    int size = sourceBytes(conversion);
    boolean variable = isVariable();
    if (variable ? entries > bytes / 4 : (long) entries * size > bytes) {
      throw place.corrupt("a dictionary is shorter than its header says");
    }
    NativeBuffer data = NativeBuffer.allocate(scratch.allocator(), (entries + 1L) * width);
    try {
      if (variable) {
        expandBinary(values.segment(), 0, bytes, entries, data.segment());
      } else {
        PlainValues.convert(
            conversion, size, values.segment(), 0, entries, data.segment(), 0, place);
      }
    } catch (RuntimeException e) {
      data.release();
      throw e;
    }
    copyToHeap(data.segment(), entries);
    return new FixedVector(target, entries, data, null);
  }

  private void copyToHeap(MemorySegment data, int entries) {
    int padded = Math.max(1, Integer.highestOneBit(Math.max(1, entries - 1)) << 1);
    if (width == 8) {
      longEntries = new long[padded];
      MemorySegment.copy(data, LONG, 0, longEntries, 0, entries);
    } else if (width == 4) {
      intEntries = new int[padded];
      MemorySegment.copy(data, INT, 0, intEntries, 0, entries);
    }
  }

  @Override
  void startValues(Encoding encoding) {
    pageConversion = conversion;
    valueBytes = sourceBytes(conversion);
    switch (encoding) {
      case PLAIN -> startPlain();
      case DELTA_BINARY_PACKED -> startIntegers();
      case DELTA_LENGTH_BYTE_ARRAY, DELTA_BYTE_ARRAY -> startStrings(encoding);
      case BYTE_STREAM_SPLIT -> startStreams();
      default -> throw place.unimplemented("Parquet encoding " + encoding);
    }
  }

  private void startPlain() {
    if (isVariable()) {
      int values = pages.definedRows();
      expandBinary(
          pages.valueBuffer().segment(),
          pages.valueStart(),
          pages.valueEnd(),
          values,
          expansion(values, width));
      pageConversion = width == 8 ? Conversion.COPY_8 : Conversion.COPY_16;
      valueBytes = width;
    } else {
      pageBuffer = pages.valueBuffer();
      pageValues = pageBuffer.segment();
      position = pages.valueStart();
      end = pages.valueEnd();
    }
  }

  private void startIntegers() {
    if (valueBytes != 4 && valueBytes != 8) {
      throw misplaced(Encoding.DELTA_BINARY_PACKED);
    }
    int values = pages.definedRows();
    long unused =
        deltas.decode(
            pages.valueBuffer().segment(),
            pages.valueStart(),
            pages.valueEnd(),
            values,
            valueBytes,
            expansion(values, valueBytes));
  }

  private void startStreams() {
    int values = pages.definedRows();
    if (isVariable()) {
      throw misplaced(Encoding.BYTE_STREAM_SPLIT);
    }
    if (pages.valueEnd() - pages.valueStart() != (long) values * valueBytes) {
      throw place.corrupt("a page holds another number of values than its header says");
    }
    MemorySegment to = expansion(values, valueBytes);
    PlainValues.join(pages.valueBuffer().segment(), pages.valueStart(), values, valueBytes, to);
  }

  /// Decimals as byte strings, whose lengths lie apart.
  private void startStrings(Encoding encoding) {
    boolean fixed =
        conversion == Conversion.FIXED_TO_INT64 || conversion == Conversion.FIXED_TO_DECIMAL128;
    if (!isVariable() && !(fixed && encoding == Encoding.DELTA_BYTE_ARRAY)) {
      throw misplaced(encoding);
    }
    var strings = new DeltaStrings(place, scratch, pageBuffer);
    strings.start(pages, encoding);
    int values = pages.definedRows();
    MemorySegment from = strings.bytes().segment();
    MemorySegment to = expansion(values, width);
    for (int i = 0; i < values; i++) {
      int at = strings.offsetAt(i);
      int length = strings.offsetAt(i + 1) - at;
      if (fixed && length != typeLength) {
        throw place.corrupt("the length of a value is out of range");
      }
      if (width == 8) {
        to.set(LONG, (long) i << 3, PlainValues.bigEndian64(from, at, length, place));
      } else {
        PlainValues.bigEndian128(from, at, length, to, i, place);
      }
    }
    pageConversion = width == 8 ? Conversion.COPY_8 : Conversion.COPY_16;
    valueBytes = width;
  }

  /// Makes the page's values those of a buffer of their own, to be filled with `values` values.
  private MemorySegment expansion(int values, int bytes) {
    pageBuffer = scratch.buffer(EXPANSION_SLOT, (values + 1L) * bytes + ChunkBytes.SLACK_BYTES);
    pageValues = pageBuffer.segment();
    position = 0;
    end = (long) values * bytes;
    return pageValues;
  }

  private LakebirdException misplaced(Encoding encoding) {
    return place.corrupt("the encoding " + encoding + " does not fit the type of the column");
  }

  @Override
  void skipValues(int count) {
    position += take(count);
  }

  @Override
  boolean canUseInPlace(boolean allDefined) {
    return allDefined && pageConversion.isCopy();
  }

  @Override
  void useInPlace(int rows, int defined) {
    long bytes = take(rows);
    inPlaceAt = position;
    position += bytes;
  }

  @Override
  void gather(int at, int rows, int defined, int batchRows) {
    long bytes = take(defined);
    MemorySegment to = scratch.buffer(VALUES_SLOT, (long) batchRows * width).segment();
    PlainValues.convert(pageConversion, valueBytes, pageValues, position, defined, to, at, place);
    position += bytes;
    if (defined < rows) {
      spread(to, at, rows, defined);
    }
  }

  @Override
  void gatherEntries(Vector entries, int from, int to, int batchRows) {
    MemorySegment data = scratch.buffer(VALUES_SLOT, (long) batchRows * width).segment();
    copyEntries(((FixedVector) entries).data(), data, from, to);
  }

  @Override
  Vector gathered(int count) {
    return new FixedVector(
        target, count, scratch.buffer(VALUES_SLOT, (long) count * width), validity);
  }

  @Override
  Vector fromIndices(int count, Vector entries, Selection selected) {
    if (keepsDictionary) {
      return super.fromIndices(count, entries, selected);
    }
    NativeBuffer data = scratch.buffer(VALUES_SLOT, (long) count * width);
    MemorySegment from = ((FixedVector) entries).data();
    if (!selected.isAll() && selected.count() < count / SPARSE_SHARE) {
      copySelected(from, data.segment(), selected);
    } else {
      copyEntries(from, data.segment(), 0, count);
    }
    return new FixedVector(target, count, data, validity);
  }

  @Override
  Vector inPlace(int count) {
    long bytes = Math.max(8, (long) count * width);
    return new FixedVector(
        target, count, NativeBuffer.wrap(pageBuffer.arrow().slice(inPlaceAt, bytes)), validity);
  }

  private void copyEntries(MemorySegment from, MemorySegment to, int start, int stop) {
    int[] entries = index;
    switch (width) {
      case 4 -> {
        int[] values = intEntries;
        int mask = values.length - 1;
        for (int i = start; i < stop && mask >= 0; i++) {
          to.set(INT, (long) i << 2, values[entries[i] & mask]);
        }
      }
      case 8 -> {
        long[] values = longEntries;
        int mask = values.length - 1;
        for (int i = start; i < stop && mask >= 0; i++) {
          to.set(LONG, (long) i << 3, values[entries[i] & mask]);
        }
      }
      default -> {
        for (int i = start; i < stop; i++) {
          copy16(from, entries[i], to, i);
        }
      }
    }
  }

  private void copySelected(MemorySegment from, MemorySegment to, Selection selected) {
    int[] rows = selected.rows();
    int[] entries = index;
    int count = selected.count();
    switch (width) {
      case 4 -> {
        for (int k = 0; k < count; k++) {
          to.set(INT, (long) rows[k] << 2, from.get(INT, (long) entries[rows[k]] << 2));
        }
      }
      case 8 -> {
        for (int k = 0; k < count; k++) {
          to.set(LONG, (long) rows[k] << 3, from.get(LONG, (long) entries[rows[k]] << 3));
        }
      }
      default -> {
        for (int k = 0; k < count; k++) {
          copy16(from, entries[rows[k]], to, rows[k]);
        }
      }
    }
  }

  private static void copy16(MemorySegment from, long source, MemorySegment to, long target) {
    to.set(LONG, target << 4, from.get(LONG, source << 4));
    to.set(LONG, (target << 4) + 8, from.get(LONG, (source << 4) + 8));
  }

  /// Moves `defined` values that lie one after another to the rows that have a value, last first.
  private void spread(MemorySegment to, int at, int rows, int defined) {
    DefinitionLevels levels = pages.levels();
    int first = pages.row();
    long from = at + defined - 1L;
    for (int i = rows - 1; i >= 0 && from < at + (long) i; i--) {
      if (levels.isDefined(first + i)) {
        long target = at + (long) i;
        switch (width) {
          case 4 -> to.set(INT, target << 2, to.get(INT, from << 2));
          case 8 -> to.set(LONG, target << 3, to.get(LONG, from << 3));
          default -> {
            to.set(LONG, target << 4, to.get(LONG, from << 4));
            to.set(LONG, (target << 4) + 8, to.get(LONG, (from << 4) + 8));
          }
        }
        from--;
      }
    }
  }

  private long take(int count) {
    long bytes = (long) count * valueBytes;
    if (bytes > end - position) {
      throw place.corrupt("a page holds fewer values than its header says");
    }
    return bytes;
  }

  private int sourceBytes(Conversion of) {
    return of == Conversion.FIXED_TO_INT64 || of == Conversion.FIXED_TO_DECIMAL128
        ? typeLength
        : of.sourceBytes();
  }

  private boolean isVariable() {
    return conversion == Conversion.BINARY_TO_INT64
        || conversion == Conversion.BINARY_TO_DECIMAL128;
  }

  private void expandBinary(
      MemorySegment from, long start, long stop, int count, MemorySegment to) {
    long at = start;
    for (int i = 0; i < count; i++) {
      long length = stop - at < 4 ? -1 : from.get(INT, at);
      if (length < 0 || length > stop - at - 4) {
        throw place.corrupt("the length of a value is out of range");
      }
      at += 4;
      if (width == 8) {
        to.set(LONG, (long) i << 3, PlainValues.bigEndian64(from, at, (int) length, place));
      } else {
        PlainValues.bigEndian128(from, at, (int) length, to, i, place);
      }
      at += length;
    }
  }
}
