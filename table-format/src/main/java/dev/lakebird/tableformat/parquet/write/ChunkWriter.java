package dev.lakebird.tableformat.parquet.write;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.parquet.ParquetColumn;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Gathers the values of one column until its chunk is written. Takes vectors of every kind: NULLs go to
/// the definition levels, indices of a dictionary vector are mapped once a dictionary entry to indices of
/// the chunk's own dictionary, constants are looked up once. Belongs to one thread.
abstract sealed class ChunkWriter implements AutoCloseable
    permits DictionaryChunkWriter, BooleanChunkWriter {
  final ParquetColumn column;
  final Definitions definitions;
  private final RowSlice present = new RowSlice();

  ChunkWriter(ParquetColumn column, BufferAllocator allocator) {
    this.column = column;
    this.definitions = new Definitions(allocator);
  }

  static ChunkWriter open(
      ParquetColumn column, ParquetWriteOptions options, BufferAllocator allocator) {
    return switch (column.physicalType()) {
      case BOOLEAN -> new BooleanChunkWriter(column, allocator);
      case INT32, INT64, DOUBLE -> new FixedChunkWriter(column, options, allocator);
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> new BytesChunkWriter(column, options, allocator);
      case INT96, FLOAT ->
          throw LakebirdException.internal("A physical type that is never written");
    };
  }

  /// Appends the rows of a vector.
  ///
  /// @throws LakebirdException NOT_NULL_VIOLATION or OUT_OF_RANGE, naming the column
  final void append(Vector vector, RowSlice rows) {
    switch (vector) {
      case ConstantVector constant -> {
        if (constant.isNull()) {
          appendNulls(rows.count());
        } else {
          appendRepeated(constant.value(), rows.count());
          definitions.appendPresent(rows.count());
        }
      }
      case DictionaryVector indexed -> {
        RowSlice values = withoutNulls(indexed.validity(), rows);
        if (values.count() > 0) {
          appendIndexed(indexed, values);
        }
      }
      default -> {
        RowSlice values = withoutNulls(vector.validity(), rows);
        if (values.count() > 0) {
          appendFlat(vector, values);
        }
      }
    }
  }

  /// Appends the rows of a flat vector, none of which is NULL.
  abstract void appendFlat(Vector flat, RowSlice rows);

  /// Appends rows of a dictionary vector, none of which is NULL.
  abstract void appendIndexed(DictionaryVector vector, RowSlice rows);

  /// Appends row 0 of a flat vector `count` times; it is not NULL.
  abstract void appendRepeated(Vector value, int count);

  /// Bytes of the values gathered so far.
  abstract long bufferedBytes();

  /// Writes the pages of the chunk and says what is in it.
  abstract ChunkFacts writePages(ChunkOutput out);

  /// Starts a new chunk.
  void clear() {
    definitions.clear();
  }

  private RowSlice withoutNulls(@Nullable MemorySegment validity, RowSlice rows) {
    if (validity == null) {
      definitions.appendPresent(rows.count());
      return rows;
    }
    present.fillSet(rows, validity);
    if (present.count() == rows.count()) {
      definitions.appendPresent(rows.count());
      return rows;
    }
    refuseNull();
    definitions.append(rows, validity, present.count());
    return present;
  }

  private void appendNulls(int count) {
    if (count > 0) {
      refuseNull();
      definitions.appendNulls(count);
    }
  }

  private void refuseNull() {
    if (!column.nullable()) {
      throw new LakebirdException(
          ErrorCode.NOT_NULL_VIOLATION, "Required field " + column.name() + " cannot be null");
    }
  }

  @Override
  public void close() {
    definitions.close();
  }
}
