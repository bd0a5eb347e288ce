package dev.lakebird.tableformat.parquet.write;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.ByteWriter;
import dev.lakebird.tableformat.parquet.ParquetColumn;
import dev.lakebird.types.vector.Batch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/// Writes one Parquet file from batches, or from row groups encoded elsewhere. The file appears at its
/// location, whole, at [#finish] and never before; closing without it leaves nothing. Belongs to one thread.
///
/// Source of the format: the Apache Parquet format specification.
public final class ParquetFileWriter implements AutoCloseable {
  private static final byte[] MAGIC = "PAR1".getBytes(US_ASCII);
  private static final String CREATED_BY = "Lakebird version 0.1.0";

  private final List<ParquetColumn> columns;
  private final ByteWriter out;
  private final Map<String, String> properties;
  private final ParquetWriteOptions options;
  private final BufferAllocator allocator;
  private final List<RowGroup> rowGroups = new ArrayList<>();
  private final List<Long> rowGroupOffsets = new ArrayList<>();
  private final List<ChunkFacts> facts;
  private @Nullable RowGroupEncoder encoder;
  private long rowCount;

  private ParquetFileWriter(
      List<ParquetColumn> columns,
      ByteWriter out,
      Map<String, String> properties,
      ParquetWriteOptions options,
      BufferAllocator allocator) {
    this.columns = List.copyOf(columns);
    this.out = out;
    this.properties = Map.copyOf(properties);
    this.options = options;
    this.allocator = allocator;
    this.facts = new ArrayList<>(Collections.nCopies(columns.size(), ChunkFacts.NONE));
  }

  /// Starts a file with the columns in the order of the batches' columns.
  ///
  /// @param out where it goes; the writer commits and closes it
  /// @param properties what the footer says besides, such as `iceberg.schema`
  public static ParquetFileWriter open(
      List<ParquetColumn> columns,
      ByteWriter out,
      Map<String, String> properties,
      ParquetWriteOptions options,
      BufferAllocator allocator) {
    var writer = new ParquetFileWriter(columns, out, properties, options, allocator);
    try {
      out.write(MAGIC, 0, MAGIC.length);
      return writer;
    } catch (LakebirdException e) {
      out.close();
      throw e;
    }
  }

  /// Writes the selected rows of a batch. Decimals are brought to the scale of their column.
  ///
  /// @throws LakebirdException NOT_NULL_VIOLATION or OUT_OF_RANGE, naming the column; the file can then only be
  ///     given up
  public void write(Batch batch) {
    if (encoder == null) {
      encoder = new RowGroupEncoder(columns, options, allocator);
    }
    int next = 0;
    while (next < batch.selectedCount()) {
      next = encoder.append(batch, next);
      if (encoder.isFull()) {
        flush(encoder);
      }
    }
  }

  /// Appends a row group of the same columns after what was written so far; the caller closes it.
  public void append(EncodedRowGroup rowGroup) {
    if (encoder != null && encoder.rowCount() > 0) {
      flush(encoder);
    }
    long start = out.position();
    out.write(rowGroup.bytes());
    var chunks = new ArrayList<ColumnChunk>();
    long uncompressedBytes = 0;
    for (int c = 0; c < columns.size(); c++) {
      ColumnChunk chunk = rowGroup.chunks().get(c).deepCopy();
      ColumnMetaData meta = chunk.getMeta_data();
      meta.setData_page_offset(meta.getData_page_offset() + start);
      if (meta.isSetDictionary_page_offset()) {
        meta.setDictionary_page_offset(meta.getDictionary_page_offset() + start);
      }
      chunk.setFile_offset(chunk.getFile_offset() + start);
      chunks.add(chunk);
      uncompressedBytes += meta.getTotal_uncompressed_size();
      facts.set(c, facts.get(c).plus(rowGroup.facts().get(c)));
    }
    var described = new RowGroup(chunks, uncompressedBytes, rowGroup.rowCount());
    described.setFile_offset(start);
    described.setTotal_compressed_size(rowGroup.byteCount());
    if (rowGroups.size() <= Short.MAX_VALUE) {
      described.setOrdinal((short) rowGroups.size());
    }
    rowGroups.add(described);
    rowGroupOffsets.add(start);
    rowCount += rowGroup.rowCount();
  }

  /// Rows taken so far.
  public long rowCount() {
    return rowCount + (encoder == null ? 0 : encoder.rowCount());
  }

  /// Bytes written so far; the row group in memory is not among them.
  public long writtenBytes() {
    return out.position();
  }

  /// Writes what is left and the footer, and makes the file visible. Called once.
  public ParquetFileFacts finish() {
    if (encoder != null && encoder.rowCount() > 0) {
      flush(encoder);
    }
    byte[] footer = footer();
    out.write(footer, 0, footer.length);
    byte[] length =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.length).array();
    out.write(length, 0, length.length);
    out.write(MAGIC, 0, MAGIC.length);
    long byteCount = out.position();
    out.commit();
    return new ParquetFileFacts(out.location(), rowCount, byteCount, facts, rowGroupOffsets);
  }

  private void flush(RowGroupEncoder full) {
    try (EncodedRowGroup rowGroup = full.encode()) {
      append(rowGroup);
    }
  }

  private byte[] footer() {
    var schema = new ArrayList<SchemaElement>();
    var root = new SchemaElement("table");
    root.setNum_children(columns.size());
    schema.add(root);
    columns.forEach(column -> schema.add(column.schemaElement()));
    var meta = new FileMetaData(1, schema, rowCount, rowGroups);
    meta.setCreated_by(CREATED_BY);
    meta.setColumn_orders(
        Collections.nCopies(columns.size(), ColumnOrder.TYPE_ORDER(new TypeDefinedOrder())));
    if (!properties.isEmpty()) {
      meta.setKey_value_metadata(
          properties.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(property -> new KeyValue(property.getKey()).setValue(property.getValue()))
              .toList());
    }
    var bytes = new ByteArrayOutputStream();
    try {
      Util.writeFileMetaData(meta, bytes);
    } catch (IOException e) {
      throw new LakebirdException(ErrorCode.INTERNAL_ERROR, "A footer could not be encoded", e);
    }
    return bytes.toByteArray();
  }

  /// Frees what the writer holds; without [#finish] before, the file is given up.
  @Override
  public void close() {
    try {
      if (encoder != null) {
        encoder.close();
      }
    } finally {
      out.close();
    }
  }
}
