package dev.lakebird.tableformat.parquet.write;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.tableformat.parquet.ParquetColumn;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Values pass through a dictionary as long as it pays, else they are kept one after another.
abstract sealed class DictionaryChunkWriter extends ChunkWriter
    permits FixedChunkWriter, BytesChunkWriter {
  final DictionaryPolicy policy;

  /// 32-bit indices, while the dictionary is used.
  final GrowingBuffer indices;

  /// The bytes of the values, once it is not.
  final GrowingBuffer plain;

  final int[] entryRows = new int[RowSlice.ROWS_MAX];
  boolean usesDictionary;

  /// Values so far.
  int count;

  private @Nullable Vector mappedDictionary;
  private int[] mapping = new int[0];

  DictionaryChunkWriter(
      ParquetColumn column, ParquetWriteOptions options, BufferAllocator allocator) {
    super(column, allocator);
    this.policy = new DictionaryPolicy(options.dictionaryBytes());
    this.indices = new GrowingBuffer(allocator);
    this.plain = new GrowingBuffer(allocator);
    this.usesDictionary = policy.isAllowed();
  }

  /// Appends the named rows of a flat vector, none of them NULL, to indices or plain values.
  abstract void appendRows(Vector flat, int[] rows, int n);

  /// Says in `mapping` which indices of the chunk's dictionary the named rows of a flat vector have.
  abstract void mapRows(Vector flat, int[] rows, int n, int[] mapping);

  /// Whether the dictionary may still pay.
  abstract boolean isDictionaryPromising();

  abstract void clearDictionary();

  /// Appends the values of the indices so far to the plain ones.
  abstract void decodeIndices();

  @Override
  final void appendIndexed(DictionaryVector vector, RowSlice rows) {
    Vector entries = vector.dictionary();
    int n = rows.count();
    int[] numbers = rows.rows();
    if (!usesDictionary) {
      for (int k = 0; k < n; k++) {
        entryRows[k] = vector.indexAt(numbers[k]);
      }
      appendRows(entries, entryRows, n);
      return;
    }
    int[] known = mappingOf(entries);
    int unmapped = 0;
    for (int k = 0; k < n; k++) {
      int entry = vector.indexAt(numbers[k]);
      if (known[entry] < 0) {
        known[entry] = 0;
        entryRows[unmapped++] = entry;
      }
    }
    if (unmapped > 0) {
      mapRows(entries, entryRows, unmapped, known);
    }
    appendMapped(vector.indices(), rows);
    count += n;
    reconsiderDictionary();
  }

  /// The mapping from entries of `dictionary` to indices of the chunk's, -1 where not mapped yet. It is
  /// kept as long as vectors come with the same dictionary.
  private int[] mappingOf(Vector dictionary) {
    if (mappedDictionary != dictionary) {
      mappedDictionary = dictionary;
      if (mapping.length < dictionary.length()) {
        mapping = new int[dictionary.length()];
      }
      Arrays.fill(mapping, 0, dictionary.length(), -1);
    }
    return mapping;
  }

  private void forgetMapping() {
    mappedDictionary = null;
  }

  /// Appends the chunk's indices of `rows`, where all their entries are mapped.
  private void appendMapped(MemorySegment sourceIndices, RowSlice rows) {
    int n = rows.count();
    int[] numbers = rows.rows();
    MemorySegment target = indices.reserve(4L * n);
    long at = indices.size();
    for (int k = 0; k < n; k++) {
      int entry = sourceIndices.get(INT, (long) numbers[k] << 2);
      target.set(INT, at + ((long) k << 2), mapping[entry]);
    }
    indices.advance(4L * n);
  }

  final void reconsiderDictionary() {
    if (!isDictionaryPromising()) {
      abandonDictionary();
    }
  }

  final void abandonDictionary() {
    decodeIndices();
    usesDictionary = false;
    indices.clear();
    clearDictionary();
    forgetMapping();
  }

  @Override
  void clear() {
    super.clear();
    forgetMapping();
    clearDictionary();
    indices.clear();
    plain.clear();
    count = 0;
    usesDictionary = policy.isAllowed();
  }

  @Override
  public void close() {
    super.close();
    indices.close();
    plain.close();
  }
}
