package dev.lakebird.types.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.value.Value;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

final class RangeBytesTest {
  private static final SqlType.Range DATES = new SqlType.Range(SqlType.DATE);
  private static final Value NONE = Value.nullOf(SqlType.DATE);

  private static Value.RangeValue range(Value start, Value end) {
    return new Value.RangeValue(DATES, start, end);
  }

  private static Value day(int days) {
    return new Value.DateValue(days);
  }

  @Test
  void bytesOrderByStartThenEnd() {
    List<Value.RangeValue> ordered =
        List.of(
            range(NONE, day(-719_162)),
            range(NONE, day(0)),
            range(NONE, NONE),
            range(day(-719_162), day(5)),
            range(day(-1), day(0)),
            range(day(0), day(1)),
            range(day(0), NONE),
            range(day(2_932_896), NONE));
    for (int i = 1; i < ordered.size(); i++) {
      byte[] before = RangeBytes.encode(ordered.get(i - 1));
      byte[] after = RangeBytes.encode(ordered.get(i));
      assertThat(Arrays.compareUnsigned(before, after)).isNegative();
      assertThat(RangeBytes.decode(DATES, after)).isEqualTo(ordered.get(i));
    }
  }

  @Test
  void startMustBeBeforeEnd() {
    assertThat(RangeBytes.isOrdered(range(day(1), day(2)))).isTrue();
    assertThat(RangeBytes.isOrdered(range(NONE, day(-719_162)))).isTrue();
    assertThat(RangeBytes.isOrdered(range(day(2_932_896), NONE))).isTrue();
    assertThat(RangeBytes.isOrdered(range(day(1), day(1)))).isFalse();
    assertThat(RangeBytes.isOrdered(range(day(2), day(1)))).isFalse();
  }

  @Test
  void unpackedRangesPackToTheSame() {
    List<Value> values =
        List.of(
            range(day(1), NONE), Value.nullOf(DATES), range(NONE, day(-3)), range(day(4), day(5)));
    try (BufferAllocator allocator = Memory.root(1 << 20)) {
      Vector ranges = VectorBuilder.build(VectorType.of(DATES), values, allocator);
      StructVector ends = RangeBytes.unpack((BytesVector) ranges, allocator);
      Vector packed = RangeBytes.pack(DATES, ends, allocator);
      for (int row = 0; row < values.size(); row++) {
        assertThat(Vectors.read(packed, row)).isEqualTo(values.get(row));
      }
      ranges.release();
      ends.release();
      packed.release();
    }
  }
}
