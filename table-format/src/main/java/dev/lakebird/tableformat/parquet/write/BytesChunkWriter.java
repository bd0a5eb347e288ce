package dev.lakebird.tableformat.parquet.write;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;
import static org.apache.parquet.format.Encoding.DELTA_LENGTH_BYTE_ARRAY;
import static org.apache.parquet.format.Encoding.PLAIN;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.parquet.ParquetColumn;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/// Columns of the physical types BYTE_ARRAY and FIXED_LEN_BYTE_ARRAY (decimals of more than 18 digits).
final class BytesChunkWriter extends DictionaryChunkWriter {
  private final DecimalConverter decimals;
  private final int fixedLength;
  private final int prefixBytes;
  private final int lengthMax;
  private final boolean text;
  private final BytesDictionary dictionary;
  private final BytesRange range;

  /// The 32-bit lengths of the plain values, where they have one each; the bytes alone are in [#plain].
  private final GrowingBuffer lengths;

  private final DeltaEncoder deltas = new DeltaEncoder();

  /// Decimals of the current slice, big-endian.
  private final GrowingBuffer wide;

  /// The values of the current slice are the bytes from `starts[k]` to `ends[k]` of `source`.
  private MemorySegment source = MemorySegment.NULL;

  private final int[] starts = new int[RowSlice.ROWS_MAX];
  private final int[] ends = new int[RowSlice.ROWS_MAX];
  private final long[] low;
  private final long[] high;

  BytesChunkWriter(ParquetColumn column, ParquetWriteOptions options, BufferAllocator allocator) {
    super(column, options, allocator);
    this.decimals = new DecimalConverter(column);
    this.fixedLength = column.typeLength();
    this.prefixBytes = fixedLength > 0 ? 0 : 4;
    this.lengthMax = column.column().parameters().maxLength().orElse(Integer.MAX_VALUE);
    this.text = column.column().type() instanceof SqlType.StringType;
    this.dictionary = new BytesDictionary(prefixBytes, allocator);
    this.lengths = new GrowingBuffer(allocator);
    this.wide = new GrowingBuffer(allocator);
    this.range = new BytesRange(column.isDecimal());
    this.low = new long[column.isDecimal() ? RowSlice.ROWS_MAX : 0];
    this.high = new long[column.isDecimal() ? RowSlice.ROWS_MAX : 0];
  }

  @Override
  void appendFlat(Vector flat, RowSlice rows) {
    appendRows(flat, rows.rows(), rows.count());
  }

  @Override
  void appendRows(Vector flat, int[] rows, int n) {
    read(flat, rows, n);
    appendValues(n);
  }

  @Override
  void mapRows(Vector flat, int[] rows, int n, int[] mapping) {
    dictionary.makeRoom(n, read(flat, rows, n));
    for (int k = 0; k < n; k++) {
      mapping[rows[k]] = dictionary.indexOf(source, starts[k], ends[k] - starts[k]);
    }
  }

  @Override
  boolean isDictionaryPromising() {
    return policy.isPromising(dictionary.plainBytes(), dictionary.count(), count);
  }

  @Override
  void clearDictionary() {
    dictionary.clear();
  }

  @Override
  void appendRepeated(Vector value, int repeats) {
    entryRows[0] = 0;
    read(value, entryRows, 1);
    Arrays.fill(starts, 1, repeats, starts[0]);
    Arrays.fill(ends, 1, repeats, ends[0]);
    appendValues(repeats);
  }

  @Override
  long bufferedBytes() {
    return indices.size() + plain.size() + lengths.size() + dictionary.plainBytes();
  }

  @Override
  ChunkFacts writePages(ChunkOutput out) {
    if (usesDictionary
        && !policy.pays(dictionary.plainBytes(), dictionary.count(), count, indexedPlainBytes())) {
      abandonDictionary();
    }
    if (count > 0 && usesDictionary) {
      out.dictionaryPage(dictionary.plain(), dictionary.count());
      IndexPages.write(out, definitions, indices.segment(), dictionary.count());
      range.start(dictionary.plain());
      for (int index = 0; index < dictionary.count(); index++) {
        range.accept(dictionary.startAt(index), dictionary.lengthAt(index));
      }
    } else {
      writeValuePages(out);
    }
    return new ChunkFacts(definitions.rowCount(), definitions.nullCount(), 0, 0, range.bounds());
  }

  private void writeValuePages(ChunkOutput out) {
    int rowCount = definitions.rowCount();
    int pageRows = out.options().pageRows();
    int pageBytes = out.options().pageBytes();
    range.start(plain.content());
    long at = 0;
    int value = 0;
    for (int row = 0; row < rowCount; ) {
      int firstRow = row;
      long firstByte = at;
      int first = value;
      while (row < rowCount
          && row - firstRow < pageRows
          && at - firstByte + (long) (value - first) * prefixBytes < pageBytes) {
        if (definitions.isPresent(row)) {
          int length = lengthAt(value);
          range.accept(at, length);
          at += length;
          value++;
        }
        row++;
      }
      int present = value - first;
      MemorySegment bytes = plain.segment().asSlice(firstByte, at - firstByte);
      if (prefixBytes == 0 || present == 0) {
        out.dataPage(definitions, firstRow, row - firstRow, present, bytes, PLAIN);
      } else if (out.options().deltas()) {
        GrowingBuffer body = out.pageBody();
        deltas.encode(lengths.segment(), (long) first << 2, present, Integer.BYTES, body);
        body.append(bytes);
        out.dataPage(
            definitions,
            firstRow,
            row - firstRow,
            present,
            body.content(),
            DELTA_LENGTH_BYTE_ARRAY);
      } else {
        MemorySegment body = interleaved(out.pageBody(), bytes, first, present);
        out.dataPage(definitions, firstRow, row - firstRow, present, body, PLAIN);
      }
    }
  }

  /// The `present` values from the `first` on, whose bytes are `bytes`, each behind its length.
  private MemorySegment interleaved(
      GrowingBuffer body, MemorySegment bytes, int first, int present) {
    MemorySegment target = body.reserve(bytes.byteSize() + (long) present * prefixBytes);
    long from = 0;
    long at = 0;
    for (int value = first; value < first + present; value++) {
      int length = lengthAt(value);
      target.set(INT, at, length);
      ByteRuns.copy(bytes, from, target, at + prefixBytes, length);
      from += length;
      at += prefixBytes + length;
    }
    body.advance(at);
    return body.content();
  }

  private int lengthAt(int value) {
    return prefixBytes == 0 ? fixedLength : lengths.segment().get(INT, (long) value << 2);
  }

  /// Makes the named rows of a flat vector the current slice, and returns the sum of their lengths.
  private long read(Vector flat, int[] rows, int n) {
    if (column.isDecimal()) {
      return readDecimals((FixedVector) flat, rows, n);
    }
    BytesVector vector = (BytesVector) flat;
    MemorySegment startOffsets = vector.starts();
    MemorySegment endOffsets = vector.ends();
    source = vector.data();
    long bytes = 0;
    int longest = 0;
    for (int k = 0; k < n; k++) {
      long at = (long) rows[k] << 2;
      int start = startOffsets.get(INT, at);
      int end = endOffsets.get(INT, at);
      starts[k] = start;
      ends[k] = end;
      bytes += end - start;
      longest = Math.max(longest, end - start);
    }
    if (longest > lengthMax) {
      checkLengths(n);
    }
    return bytes;
  }

  private long readDecimals(FixedVector vector, int[] rows, int n) {
    decimals.toWide(vector, rows, n, low, high);
    wide.clear();
    MemorySegment target = wide.reserve((long) n * fixedLength);
    int highBytes = fixedLength - 8;
    for (int k = 0; k < n; k++) {
      int at = k * fixedLength;
      starts[k] = at;
      ends[k] = at + fixedLength;
      long rest = high[k];
      for (int i = highBytes - 1; i >= 0; i--) {
        target.set(BYTE, at + i, (byte) rest);
        rest >>= 8;
      }
      target.set(LONG, at + highBytes, Long.reverseBytes(low[k]));
    }
    source = target;
    return (long) n * fixedLength;
  }

  private void appendValues(int n) {
    count += n;
    long bytes = 0;
    for (int k = 0; k < n; k++) {
      bytes += ends[k] - starts[k];
    }
    if (!usesDictionary) {
      appendPlain(n, bytes);
      return;
    }
    dictionary.makeRoom(n, bytes);
    MemorySegment target = indices.reserve(4L * n);
    long at = indices.size();
    for (int k = 0; k < n; k++) {
      int index = dictionary.indexOf(source, starts[k], ends[k] - starts[k]);
      target.set(INT, at + ((long) k << 2), index);
    }
    indices.advance(4L * n);
    reconsiderDictionary();
  }

  private void appendPlain(int n, long bytes) {
    MemorySegment target = plain.reserve(bytes);
    long at = plain.size();
    for (int k = 0; k < n; k++) {
      int length = ends[k] - starts[k];
      ByteRuns.copy(source, starts[k], target, at, length);
      at += length;
    }
    plain.advance(bytes);
    if (prefixBytes != 0) {
      MemorySegment counts = lengths.reserve(4L * n);
      long end = lengths.size();
      for (int k = 0; k < n; k++) {
        counts.set(INT, end + ((long) k << 2), ends[k] - starts[k]);
      }
      lengths.advance(4L * n);
    }
  }

  @Override
  void decodeIndices() {
    MemorySegment numbers = indices.segment();
    source = dictionary.plain();
    int total = (int) (indices.size() >>> 2);
    plain.reserve(indexedPlainBytes());
    for (int from = 0; from < total; from += RowSlice.ROWS_MAX) {
      int n = Math.min(RowSlice.ROWS_MAX, total - from);
      long bytes = 0;
      for (int k = 0; k < n; k++) {
        int index = numbers.get(INT, (long) (from + k) << 2);
        starts[k] = dictionary.startAt(index);
        ends[k] = starts[k] + dictionary.lengthAt(index);
        bytes += dictionary.lengthAt(index);
      }
      appendPlain(n, bytes);
    }
  }

  /// What the indexed values take in PLAIN encoding.
  private long indexedPlainBytes() {
    MemorySegment numbers = indices.segment();
    long total = indices.size() >>> 2;
    long bytes = total * prefixBytes;
    for (long k = 0; k < total; k++) {
      bytes += dictionary.lengthAt(numbers.get(INT, k << 2));
    }
    return bytes;
  }

  private void checkLengths(int n) {
    for (int k = 0; k < n; k++) {
      int length = ends[k] - starts[k];
      if (length > lengthMax) {
        int counted = text ? characters(starts[k], ends[k]) : length;
        if (counted > lengthMax) {
          throw new LakebirdException(
              ErrorCode.OUT_OF_RANGE,
              "Field "
                  + column.name()
                  + ": "
                  + column.column().sqlType()
                  + " has maximum length "
                  + lengthMax
                  + " but got a value with length "
                  + counted);
        }
      }
    }
  }

  private int characters(int start, int end) {
    int characters = 0;
    for (int i = start; i < end; i++) {
      characters += (source.get(BYTE, i) & 0xC0) != 0x80 ? 1 : 0;
    }
    return characters;
  }

  @Override
  void clear() {
    super.clear();
    lengths.clear();
  }

  @Override
  public void close() {
    super.close();
    lengths.close();
    dictionary.close();
    wide.close();
  }
}
