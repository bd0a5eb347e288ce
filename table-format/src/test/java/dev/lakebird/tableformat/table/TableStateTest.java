package dev.lakebird.tableformat.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

class TableStateTest {
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "city", Types.StringType.get()),
          Types.NestedField.optional(3, "day", Types.DateType.get()));

  @Test
  void columnsThatPartitionAreNamedWhateverTheirTransform() {
    PartitionSpec spec =
        PartitionSpec.builderFor(SCHEMA).identity("city").month("day").alwaysNull("id").build();
    assertThat(state(spec).partitionColumns()).containsExactlyInAnyOrder("city", "day");
  }

  @Test
  void withoutPartitionsThereAreNone() {
    assertThat(state(PartitionSpec.unpartitioned()).partitionColumns()).isEmpty();
  }

  private static TableState state(PartitionSpec spec) {
    return new TableState(TableMetadata.newTableMetadata(SCHEMA, spec, "memory:t", Map.of()));
  }
}
