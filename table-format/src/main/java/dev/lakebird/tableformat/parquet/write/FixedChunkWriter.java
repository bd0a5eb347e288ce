package dev.lakebird.tableformat.parquet.write;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;
import static org.apache.parquet.format.Encoding.DELTA_BINARY_PACKED;
import static org.apache.parquet.format.Encoding.PLAIN;

import dev.lakebird.tableformat.parquet.ParquetColumn;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.parquet.format.Type;

/// Columns of the physical types INT32, INT64 and DOUBLE, whose values pass as 64-bit words.
final class FixedChunkWriter extends DictionaryChunkWriter {
  private final DecimalConverter decimals;
  private final int width;
  private final LongDictionary dictionary;
  private final DeltaEncoder deltas = new DeltaEncoder();
  private final long[] words = new long[RowSlice.ROWS_MAX];
  private boolean tried;

  FixedChunkWriter(ParquetColumn column, ParquetWriteOptions options, BufferAllocator allocator) {
    super(column, options, allocator);
    this.decimals = new DecimalConverter(column);
    this.width = column.physicalType() == Type.INT32 ? 4 : 8;
    this.dictionary = new LongDictionary(allocator);
  }

  @Override
  void appendFlat(Vector flat, RowSlice rows) {
    read((FixedVector) flat, rows.rows(), rows.isContiguous(), rows.count());
    appendWords(rows.count());
  }

  @Override
  void appendRows(Vector flat, int[] rows, int n) {
    read((FixedVector) flat, rows, false, n);
    appendWords(n);
  }

  @Override
  void mapRows(Vector flat, int[] rows, int n, int[] mapping) {
    read((FixedVector) flat, rows, false, n);
    // The indices of the new entries pass through the end of the buffer and are taken back.
    long end = indices.size();
    dictionary.encode(words, n, indices);
    for (int k = 0; k < n; k++) {
      mapping[rows[k]] = indices.segment().get(INT, end + ((long) k << 2));
    }
    indices.truncate(end);
  }

  @Override
  boolean isDictionaryPromising() {
    int distinct = dictionary.count();
    boolean keeps = policy.isPromising((long) width * distinct, distinct, count);
    if (keeps && !tried && count >= DictionaryPolicy.TRIAL_VALUES) {
      tried = true;
      keeps = !(policy.isBetterInRuns(distinct, count) && hasRunsOnly());
    }
    return keeps;
  }

  /// Whether equal values lie together: indices count the values as they appear first.
  private boolean hasRunsOnly() {
    MemorySegment seen = indices.segment();
    int before = 0;
    for (int k = 0; k < count; k++) {
      int index = seen.get(INT, (long) k << 2);
      if (index < before) {
        return false;
      }
      before = index;
    }
    return true;
  }

  @Override
  void clearDictionary() {
    dictionary.clear();
  }

  @Override
  void appendRepeated(Vector value, int repeats) {
    entryRows[0] = 0;
    read((FixedVector) value, entryRows, false, 1);
    Arrays.fill(words, 1, repeats, words[0]);
    appendWords(repeats);
  }

  @Override
  long bufferedBytes() {
    return indices.size() + plain.size() + 8L * dictionary.count();
  }

  @Override
  ChunkFacts writePages(ChunkOutput out) {
    if (usesDictionary
        && !policy.pays(
            (long) width * dictionary.count(), dictionary.count(), count, (long) width * count)) {
      abandonDictionary();
    }
    if (count > 0 && usesDictionary) {
      writeDictionaryPages(out);
    } else {
      writeValuePages(out);
    }
    FixedStatistics found =
        usesDictionary
            ? FixedStatistics.of(column.physicalType(), dictionary.entries(), dictionary.count(), 8)
            : FixedStatistics.of(column.physicalType(), plain.segment(), count, width);
    long nans = found.nanCount();
    if (nans > 0 && usesDictionary) {
      nans = countNanIndices();
    }
    return new ChunkFacts(definitions.rowCount(), definitions.nullCount(), nans, 0, found.bounds());
  }

  private void writeDictionaryPages(ChunkOutput out) {
    MemorySegment entries = dictionary.entries().asSlice(0, 8L * dictionary.count());
    if (width == 4) {
      GrowingBuffer narrow = out.pageBody();
      MemorySegment target = narrow.reserve(4L * dictionary.count());
      for (int i = 0; i < dictionary.count(); i++) {
        target.set(INT, (long) i << 2, (int) entries.get(LONG, (long) i << 3));
      }
      narrow.advance(4L * dictionary.count());
      entries = narrow.content();
    }
    out.dictionaryPage(entries, dictionary.count());
    IndexPages.write(out, definitions, indices.segment(), dictionary.count());
  }

  private void writeValuePages(ChunkOutput out) {
    int rowCount = definitions.rowCount();
    int pageRows =
        Math.min(out.options().pageRows(), Math.max(1, out.options().pageBytes() / width));
    long at = 0;
    for (int row = 0; row < rowCount; ) {
      int rows = Math.min(pageRows, rowCount - row);
      int present = definitions.presentIn(row, rows);
      writeValuePage(out, row, rows, present, at);
      at += (long) present * width;
      row += rows;
    }
  }

  /// A page of the `present` values from byte `at` on: as differences where those take clearly less.
  private void writeValuePage(ChunkOutput out, int row, int rows, int present, long at) {
    long bytes = (long) present * width;
    if (out.options().deltas() && column.physicalType() != Type.DOUBLE && present > 0) {
      GrowingBuffer body = out.pageBody();
      deltas.encode(plain.segment(), at, present, width, body);
      if (body.size() < bytes * 7 / 8) {
        out.dataPage(definitions, row, rows, present, body.content(), DELTA_BINARY_PACKED);
        return;
      }
    }
    MemorySegment values = bytes == 0 ? MemorySegment.NULL : plain.segment().asSlice(at, bytes);
    out.dataPage(definitions, row, rows, present, values, PLAIN);
  }

  @Override
  void clear() {
    super.clear();
    tried = false;
  }

  /// Reads the named rows of a flat vector into `words`: integers widened, doubles as their bits,
  /// decimals unscaled at the column's scale.
  private void read(FixedVector source, int[] rows, boolean contiguous, int n) {
    if (column.isDecimal()) {
      decimals.toWords(source, rows, contiguous, n, words);
      return;
    }
    MemorySegment data = source.data();
    switch (source.type().layout().widthBytes()) {
      case 8 -> readLongs(data, rows, contiguous, n, words);
      case 4 -> {
        for (int k = 0; k < n; k++) {
          words[k] = data.get(INT, (long) rows[k] << 2);
        }
      }
      default -> throw decimals.unexpected(source);
    }
  }

  static void readLongs(MemorySegment data, int[] rows, boolean contiguous, int n, long[] out) {
    if (contiguous) {
      MemorySegment.copy(data, LONG, (long) rows[0] << 3, out, 0, n);
      return;
    }
    for (int k = 0; k < n; k++) {
      out[k] = data.get(LONG, (long) rows[k] << 3);
    }
  }

  private void appendWords(int n) {
    count += n;
    if (usesDictionary) {
      dictionary.encode(words, n, indices);
      reconsiderDictionary();
    } else {
      appendPlain(n);
    }
  }

  private void appendPlain(int n) {
    long bytes = (long) n * width;
    MemorySegment target = plain.reserve(bytes);
    long at = plain.size();
    if (width == 8) {
      MemorySegment.copy(words, 0, target, LONG, at, n);
    } else {
      for (int k = 0; k < n; k++) {
        target.set(INT, at + ((long) k << 2), (int) words[k]);
      }
    }
    plain.advance(bytes);
  }

  @Override
  void decodeIndices() {
    MemorySegment entries = dictionary.entries();
    MemorySegment source = indices.segment();
    int total = (int) (indices.size() >>> 2);
    plain.reserve((long) total * width);
    for (int from = 0; from < total; from += RowSlice.ROWS_MAX) {
      int n = Math.min(RowSlice.ROWS_MAX, total - from);
      for (int k = 0; k < n; k++) {
        words[k] = entries.get(LONG, (long) source.get(INT, (long) (from + k) << 2) << 3);
      }
      appendPlain(n);
    }
  }

  private long countNanIndices() {
    long nans = 0;
    for (int k = 0; k < count; k++) {
      long index = indices.segment().get(INT, (long) k << 2);
      double value = Double.longBitsToDouble(dictionary.entries().get(LONG, index << 3));
      nans += Double.isNaN(value) ? 1 : 0;
    }
    return nans;
  }

  @Override
  public void close() {
    super.close();
    dictionary.close();
  }
}
