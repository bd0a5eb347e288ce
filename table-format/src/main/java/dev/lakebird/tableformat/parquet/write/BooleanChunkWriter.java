package dev.lakebird.tableformat.parquet.write;

import static org.apache.parquet.format.Encoding.PLAIN;

import dev.lakebird.tableformat.parquet.ParquetColumn;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// BOOL: one bit a value.
final class BooleanChunkWriter extends ChunkWriter {
  private final GrowingBuffer values;
  private int count;
  private int trueCount;

  BooleanChunkWriter(ParquetColumn column, BufferAllocator allocator) {
    super(column, allocator);
    this.values = new GrowingBuffer(allocator);
  }

  @Override
  void appendFlat(Vector flat, RowSlice rows) {
    MemorySegment source = ((BitVector) flat).data();
    int n = rows.count();
    int[] numbers = rows.rows();
    MemorySegment target = makeRoom(n);
    for (int k = 0; k < n; k++) {
      if (Bits.get(source, numbers[k])) {
        Bits.set(target, count + k);
        trueCount++;
      }
    }
    count += n;
  }

  @Override
  void appendIndexed(DictionaryVector vector, RowSlice rows) {
    MemorySegment source = ((BitVector) vector.dictionary()).data();
    int n = rows.count();
    int[] numbers = rows.rows();
    MemorySegment target = makeRoom(n);
    for (int k = 0; k < n; k++) {
      if (Bits.get(source, vector.indexAt(numbers[k]))) {
        Bits.set(target, count + k);
        trueCount++;
      }
    }
    count += n;
  }

  @Override
  void appendRepeated(Vector value, int repeats) {
    MemorySegment target = makeRoom(repeats);
    if (((BitVector) value).at(0)) {
      Definitions.setRange(target, count, repeats);
      trueCount += repeats;
    }
    count += repeats;
  }

  @Override
  long bufferedBytes() {
    return values.size();
  }

  @Override
  ChunkFacts writePages(ChunkOutput out) {
    int rowCount = definitions.rowCount();
    int value = 0;
    for (int row = 0; row < rowCount; ) {
      int rows = Math.min(out.options().pageRows(), rowCount - row);
      int present = definitions.presentIn(row, rows);
      GrowingBuffer body = out.pageBody();
      if (present > 0) {
        Definitions.copyBits(values.segment(), value, present, body);
      }
      out.dataPage(definitions, row, rows, present, body.content(), PLAIN);
      value += present;
      row += rows;
    }
    Optional<ColumnBounds> bounds =
        count == 0
            ? Optional.empty()
            : Optional.of(new ColumnBounds.Booleans(trueCount == count, trueCount > 0));
    return new ChunkFacts(rowCount, definitions.nullCount(), 0, 0, bounds);
  }

  @Override
  void clear() {
    super.clear();
    values.clear();
    count = 0;
    trueCount = 0;
  }

  /// Clear bits for `more` values.
  private MemorySegment makeRoom(int more) {
    long added = (((long) count + more + 7) >>> 3) - values.size();
    if (added > 0) {
      values.reserve(added).asSlice(values.size(), added).fill((byte) 0);
      values.advance(added);
    }
    return values.segment();
  }

  @Override
  public void close() {
    super.close();
    values.close();
  }
}
