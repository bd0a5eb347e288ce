package dev.lakebird.tableformat.parquet.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.parquet.ParquetColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.util.BinaryUtil;
import org.apache.iceberg.util.UnicodeUtil;
import org.jspecify.annotations.Nullable;

/// What a manifest says of a written file. Bounds of text and bytes keep 16 characters or bytes, Iceberg's
/// default metrics mode. Source: the Iceberg specification, "Manifests", `data_file`.
public final class DataFileFacts {
  private static final int BOUND_LENGTH = 16;

  private DataFileFacts() {}

  /// The manifest entry of a file of an unpartitioned table, whose columns carry field ids of `schema`.
  public static DataFile dataFile(
      Schema schema, List<ParquetColumn> columns, ParquetFileFacts facts) {
    return DataFiles.builder(PartitionSpec.unpartitioned())
        .withPath(facts.location())
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(facts.byteCount())
        .withMetrics(metrics(schema, columns, facts))
        .withSplitOffsets(facts.rowGroupOffsets())
        .build();
  }

  private static Metrics metrics(
      Schema schema, List<ParquetColumn> columns, ParquetFileFacts facts) {
    Map<Integer, Long> sizes = new HashMap<>();
    Map<Integer, Long> values = new HashMap<>();
    Map<Integer, Long> nulls = new HashMap<>();
    Map<Integer, Long> nans = new HashMap<>();
    Map<Integer, ByteBuffer> lower = new HashMap<>();
    Map<Integer, ByteBuffer> upper = new HashMap<>();
    for (int c = 0; c < columns.size(); c++) {
      ParquetColumn column = columns.get(c);
      int id = column.fieldId().orElseThrow();
      Type type = schema.findType(id);
      ChunkFacts chunk = facts.columns().get(c);
      sizes.put(id, chunk.compressedBytes());
      values.put(id, chunk.rowCount());
      nulls.put(id, chunk.nullCount());
      if (type.typeId() == TypeID.DOUBLE) {
        nans.put(id, chunk.nanCount());
      }
      if (chunk.bounds().isPresent()) {
        put(lower, id, type, lowerBound(type, column, chunk.bounds().get()));
        put(upper, id, type, upperBound(type, column, chunk.bounds().get()));
      }
    }
    return new Metrics(facts.rowCount(), sizes, values, nulls, nans, lower, upper);
  }

  private static void put(
      Map<Integer, ByteBuffer> bounds, int id, Type type, @Nullable Object bound) {
    if (bound != null) {
      bounds.put(id, Conversions.toByteBuffer(type, bound));
    }
  }

  private static @Nullable Object lowerBound(Type type, ParquetColumn column, ColumnBounds bounds) {
    return switch (bounds) {
      case ColumnBounds.Longs b -> ofLong(type, column, b.min());
      case ColumnBounds.Doubles b -> b.min();
      case ColumnBounds.Booleans b -> b.min();
      case ColumnBounds.Binary b ->
          switch (type.typeId()) {
            case STRING -> UnicodeUtil.truncateStringMin(new String(b.min(), UTF_8), BOUND_LENGTH);
            case BINARY -> BinaryUtil.truncateBinaryMin(ByteBuffer.wrap(b.min()), BOUND_LENGTH);
            default -> new BigDecimal(new BigInteger(b.min()), column.scale());
          };
    };
  }

  /// Null where no short text or bytes are above all values.
  private static @Nullable Object upperBound(Type type, ParquetColumn column, ColumnBounds bounds) {
    return switch (bounds) {
      case ColumnBounds.Longs b -> ofLong(type, column, b.max());
      case ColumnBounds.Doubles b -> b.max();
      case ColumnBounds.Booleans b -> b.max();
      case ColumnBounds.Binary b ->
          switch (type.typeId()) {
            case STRING -> UnicodeUtil.truncateStringMax(new String(b.max(), UTF_8), BOUND_LENGTH);
            case BINARY -> BinaryUtil.truncateBinaryMax(ByteBuffer.wrap(b.max()), BOUND_LENGTH);
            default -> new BigDecimal(new BigInteger(b.max()), column.scale());
          };
    };
  }

  private static Object ofLong(Type type, ParquetColumn column, long value) {
    return switch (type.typeId()) {
      case DATE -> (int) value;
      case LONG, TIME, TIMESTAMP -> value;
      case DECIMAL -> BigDecimal.valueOf(value, column.scale());
      default -> throw LakebirdException.internal("No bounds of the Iceberg type " + type);
    };
  }
}
