package dev.lakebird.types.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vectors;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.IntervalDayVector;
import org.apache.arrow.vector.IntervalYearVector;
import org.apache.arrow.vector.LargeVarBinaryVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TimeStampNanoTZVector;
import org.apache.arrow.vector.TimeStampSecVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Arrow data as other clients lay it out.
class ArrowBatchesTest {
  private final BufferAllocator allocator = Memory.root(Long.MAX_VALUE);

  @AfterEach
  void nothingLeaks() {
    allocator.close();
  }

  @Test
  void integersOfEveryWidth() {
    var tiny = new TinyIntVector("c", allocator);
    tiny.setSafe(0, -5);
    assertThat(values(tiny, 1)).containsExactly(Value.of(-5));
    var int32 = new IntVector("c", allocator);
    int32.setSafe(0, 5);
    int32.setNull(1);
    assertThat(values(int32, 2)).containsExactly(Value.of(5), Value.nullOf(SqlType.INT64));
    var unsigned = new UInt1Vector("c", allocator);
    unsigned.setSafe(0, (byte) 200);
    assertThat(values(unsigned, 1)).containsExactly(Value.of(200));
    var large = new UInt8Vector("c", allocator);
    large.setSafe(0, -1L);
    refused(large, 1, ErrorCode.OUT_OF_RANGE, "outside the range of INT64");
  }

  @Test
  void floatsAndDecimals() {
    var single = new Float4Vector("c", allocator);
    single.setSafe(0, 0.5f);
    assertThat(values(single, 1)).containsExactly(Value.of(0.5));
    var narrow = new DecimalVector("c", allocator, 10, 2);
    narrow.setSafe(0, new BigDecimal("-12.34"));
    assertThat(values(narrow, 1)).containsExactly(Value.numeric(new BigDecimal("-12.340000000")));
    var wide = new DecimalVector("c", allocator, 38, 20);
    wide.setSafe(0, new BigDecimal("1.00000000000000000001"));
    assertThat(values(wide, 1))
        .containsExactly(
            new Value.DecimalValue(
                SqlType.BIGNUMERIC, new BigDecimal("1.00000000000000000001").setScale(38)));
    var big = new Decimal256Vector("c", allocator, 76, 2);
    big.setSafe(0, new BigDecimal("9".repeat(70) + ".00"));
    refused(big, 1, ErrorCode.OUT_OF_RANGE, "outside the range of BIGNUMERIC");
  }

  @Test
  void textAndBytesOfEveryLayout() {
    var large = new LargeVarCharVector("c", allocator);
    large.setSafe(0, "æ".getBytes(StandardCharsets.UTF_8));
    assertThat(values(large, 1)).containsExactly(Value.of("æ"));
    var view = new ViewVarCharVector("c", allocator);
    view.setSafe(0, "longer than twelve bytes".getBytes(StandardCharsets.UTF_8));
    assertThat(values(view, 1)).containsExactly(Value.of("longer than twelve bytes"));
    var bytes = new LargeVarBinaryVector("c", allocator);
    bytes.setSafe(0, new byte[] {1});
    assertThat(values(bytes, 1)).containsExactly(new Value.BytesValue(new byte[] {1}));
    var fixed = new FixedSizeBinaryVector("c", allocator, 2);
    fixed.setSafe(0, new byte[] {1, 2});
    assertThat(values(fixed, 1)).containsExactly(new Value.BytesValue(new byte[] {1, 2}));
  }

  @Test
  void timesOfEveryUnit() {
    var date = new DateMilliVector("c", allocator);
    date.setSafe(0, -86_400_000L);
    assertThat(values(date, 1)).containsExactly(new Value.DateValue(-1));
    var seconds = new TimeSecVector("c", allocator);
    seconds.setSafe(0, 1);
    assertThat(values(seconds, 1)).containsExactly(new Value.TimeValue(1_000_000));
    var millis = new TimeMilliVector("c", allocator);
    millis.setSafe(0, 1);
    assertThat(values(millis, 1)).containsExactly(new Value.TimeValue(1_000));
    var nanos = new TimeNanoVector("c", allocator);
    nanos.setSafe(0, 1_999);
    assertThat(values(nanos, 1)).containsExactly(new Value.TimeValue(1));
    var moment = new TimeStampNanoTZVector("c", allocator, "Europe/Oslo");
    moment.setSafe(0, -1L);
    assertThat(values(moment, 1)).containsExactly(new Value.TimestampValue(-1));
    var civil = new TimeStampSecVector("c", allocator);
    civil.setSafe(0, 2);
    assertThat(values(civil, 1)).containsExactly(new Value.DatetimeValue(2_000_000));
  }

  @Test
  void intervalsAndDurations() {
    var months = new IntervalYearVector("c", allocator);
    months.setSafe(0, 13);
    assertThat(values(months, 1)).containsExactly(new Value.IntervalValue(13, 0, 0));
    var days = new IntervalDayVector("c", allocator);
    days.setSafe(0, 2, 3);
    assertThat(values(days, 1)).containsExactly(new Value.IntervalValue(0, 2, 3_000_000));
    var duration =
        new DurationVector(
            "c", FieldType.nullable(new ArrowType.Duration(TimeUnit.MILLISECOND)), allocator);
    duration.setSafe(0, 4L);
    assertThat(values(duration, 1)).containsExactly(new Value.IntervalValue(0, 0, 4_000_000));
  }

  @Test
  void nullsWithoutATypeAndFixedLists() {
    assertThat(values(new NullVector("c", 2), 2))
        .containsExactly(Value.nullOf(SqlType.INT64), Value.nullOf(SqlType.INT64));
    var list = FixedSizeListVector.empty("c", 2, allocator);
    var elements =
        (IntVector)
            list.addOrGetVector(FieldType.nullable(new ArrowType.Int(32, true))).getVector();
    elements.setSafe(0, 1);
    elements.setSafe(1, 2);
    elements.setValueCount(2);
    list.setNotNull(0);
    assertThat(values(list, 1))
        .containsExactly(
            new Value.ArrayValue(SqlType.array(SqlType.INT64), List.of(Value.of(1), Value.of(2))));
  }

  @Test
  void whatTypesDoNotHoldIsRefused() {
    var date = new DateDayVector("c", allocator);
    date.setSafe(0, Integer.MAX_VALUE);
    refused(date, 1, ErrorCode.OUT_OF_RANGE, "outside the range of DATE");
    var moment = new TimeStampMicroVector("c", allocator);
    moment.setSafe(0, Long.MAX_VALUE);
    refused(moment, 1, ErrorCode.OUT_OF_RANGE, "outside the range of DATETIME");
    var seconds = new TimeStampSecVector("c", allocator);
    seconds.setSafe(0, Long.MAX_VALUE);
    refused(seconds, 1, ErrorCode.OUT_OF_RANGE, "outside the range of its type");
    var numeric = new DecimalVector("c", allocator, 38, 9);
    numeric.setSafe(0, 0L);
    numeric.getDataBuffer().setLong(8, Long.MAX_VALUE);
    refused(numeric, 1, ErrorCode.OUT_OF_RANGE, "outside the range of NUMERIC");
  }

  @Test
  void offsetsThatLeadAstrayAreRefused() {
    damaged(v -> v.getOffsetBuffer().setInt(4, 1 << 20));
    damaged(v -> v.getOffsetBuffer().setInt(4, -1));
    damaged(v -> v.getOffsetBuffer().setInt(8, 1));
  }

  private void damaged(Consumer<VarCharVector> damage) {
    var strings = new VarCharVector("c", allocator);
    strings.setSafe(0, "abc".getBytes(StandardCharsets.UTF_8));
    strings.setSafe(1, "def".getBytes(StandardCharsets.UTF_8));
    strings.setValueCount(2);
    damage.accept(strings);
    try (var root = new VectorSchemaRoot(List.<FieldVector>of(strings))) {
      root.setRowCount(2);
      damage.accept(strings);
      assertThatThrownBy(() -> ArrowBatches.read(root, allocator))
          .isInstanceOfSatisfying(
              LakebirdException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT));
    }
  }

  @Test
  void typesWithoutACounterpartAreNamed() {
    var field =
        new Field(
            "u",
            FieldType.nullable(
                new ArrowType.Union(org.apache.arrow.vector.types.UnionMode.Dense, new int[0])),
            List.of());
    assertThatThrownBy(() -> ArrowFields.type(field))
        .hasMessageContaining("The Arrow type union of 'u' is not implemented");
  }

  private List<Value> values(FieldVector vector, int count) {
    try (var root = new VectorSchemaRoot(List.of(vector))) {
      vector.setValueCount(count);
      root.setRowCount(count);
      Batch batch = ArrowBatches.read(root, allocator);
      List<Value> values = new ArrayList<>();
      for (int row = 0; row < count; row++) {
        values.add(Vectors.read(batch.column(0), row));
      }
      batch.release();
      return values;
    }
  }

  private void refused(FieldVector vector, int count, ErrorCode code, String message) {
    assertThatThrownBy(() -> values(vector, count))
        .isInstanceOfSatisfying(LakebirdException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(message);
  }
}
