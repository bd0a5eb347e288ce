package dev.lakebird.tableformat.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.tableformat.commit.CommitListener;
import dev.lakebird.tableformat.commit.NewTables;
import dev.lakebird.tableformat.commit.TableStaging;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableStatisticsReaderTest {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("id", SqlType.INT64),
          new Column("price", SqlType.NUMERIC, TypeParameters.decimal(15, 2), true),
          Column.of("city", SqlType.STRING),
          Column.of("tags", SqlType.array(SqlType.STRING)));

  @TempDir Path folder;

  private static DataFile file(
      String name,
      long rows,
      long nullIds,
      @Nullable Long lowId,
      @Nullable Long highId,
      String lowPrice,
      String highPrice) {
    var lower = new HashMap<Integer, ByteBuffer>();
    var upper = new HashMap<Integer, ByteBuffer>();
    Type decimal = Types.DecimalType.of(15, 2);
    lower.put(2, Conversions.toByteBuffer(decimal, new BigDecimal(lowPrice)));
    upper.put(2, Conversions.toByteBuffer(decimal, new BigDecimal(highPrice)));
    if (lowId != null && highId != null) {
      lower.put(1, Conversions.toByteBuffer(Types.LongType.get(), lowId));
      upper.put(1, Conversions.toByteBuffer(Types.LongType.get(), highId));
    }
    var metrics =
        new Metrics(rows, Map.of(), Map.of(), Map.of(1, nullIds, 2, 0L), Map.of(), lower, upper);
    return DataFiles.builder(PartitionSpec.unpartitioned())
        .withPath("/data/" + name + ".parquet")
        .withFormat("parquet")
        .withFileSizeInBytes(50)
        .withMetrics(metrics)
        .build();
  }

  @Test
  void metricsOfFilesAreSummed() {
    try (var storage =
        Storage.of(StorageSettings.fromEnvironment(Map.of()).withSyncLocalWrites(false))) {
      var states = new TableStates(storage.fileIO());
      var staging = new TableStaging(states, CommitListener.NONE);
      TableState planned = NewTables.plan(UUID.randomUUID(), folder.toString(), COLUMNS, Map.of());
      var first =
          staging.create(
              planned,
              List.of(
                  file("a", 10, 2, 5L, 90L, "1.00", "2.50"),
                  file("nulls", 3, 3, null, null, "0.50", "0.75")));
      var second =
          staging.append(
              first.state(), List.of(file("b", 7, 0, -4L, 10L, "1.50", "9.99")), Map.of());
      var reader = new TableStatisticsReader(states.io());
      // Read from disk, not from what was just kept.
      var fresh = new TableStates(storage.fileIO()).load(second.metadataLocation());
      TableStatistics statistics = reader.read(fresh);
      assertThat(statistics.rowCount()).hasValue(20);
      assertThat(statistics.fileCount()).isEqualTo(3);
      assertThat(statistics.bytes()).isEqualTo(150);
      ColumnStatistics id = statistics.columns().get(0);
      assertThat(id.lower()).contains(Value.of(-4));
      assertThat(id.upper()).contains(Value.of(90));
      assertThat(id.nullCount()).hasValue(5);
      assertThat(statistics.columns().get(1).upper())
          .contains(Value.numeric(new BigDecimal("9.99")));
      assertThat(statistics.columns().get(2)).isEqualTo(ColumnStatistics.UNKNOWN);
      assertThat(statistics.columns().get(3)).isEqualTo(ColumnStatistics.UNKNOWN);
      assertThat(reader.read(planned).rowCount()).hasValue(0);
    }
  }
}
