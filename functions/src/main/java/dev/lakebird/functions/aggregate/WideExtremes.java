package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// MIN or MAX of values of several words: wide decimals, and intervals, which compare with months of
/// 30 days and days of 24 hours. A group has the value and a byte that says whether there is one.
final class WideExtremes extends RecordAccumulator {
  private static final long NANOS_PER_DAY = 86_400_000_000_000L;

  private final VectorType type;
  private final int sign;
  private final int valueBytes;
  private final long width;

  WideExtremes(VectorType type, boolean greatest, BufferAllocator allocator) {
    super(allocator, type.layout().widthBytes() + 8L);
    this.type = type;
    this.sign = greatest ? -1 : 1;
    this.valueBytes = type.layout().widthBytes();
    this.width = valueBytes + 8L;
  }

  @Override
  void add(int[] groupIds, Vector values, Selection rows) {
    MemorySegment data = ((FixedVector) values).data();
    MemorySegment states = this.states.segment();
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      long at = groupIds[row] * width;
      long from = (long) row * valueBytes;
      boolean first = states.get(BYTE, at + valueBytes) == 0;
      if (first || sign * compare(data, from, states, at) < 0) {
        MemorySegment.copy(data, from, states, at, valueBytes);
        states.set(BYTE, at + valueBytes, (byte) 1);
      }
    }
  }

  private int compare(MemorySegment a, long atA, MemorySegment b, long atB) {
    if (type.layout() == Layout.INTERVAL) {
      int days = Long.compare(days(a, atA), days(b, atB));
      return days != 0 ? days : Long.compare(nanosOfDay(a, atA), nanosOfDay(b, atB));
    }
    int top = valueBytes - 8;
    int compared = Long.compare(a.get(LONG, atA + top), b.get(LONG, atB + top));
    for (int w = top - 8; w >= 0 && compared == 0; w -= 8) {
      compared = Long.compareUnsigned(a.get(LONG, atA + w), b.get(LONG, atB + w));
    }
    return compared;
  }

  private static long days(MemorySegment interval, long at) {
    long nanos = interval.get(LONG, at + 8);
    return interval.get(INT, at) * 30L
        + interval.get(INT, at + 4)
        + Math.floorDiv(nanos, NANOS_PER_DAY);
  }

  private static long nanosOfDay(MemorySegment interval, long at) {
    return Math.floorMod(interval.get(LONG, at + 8), NANOS_PER_DAY);
  }

  @Override
  public void merge(int[] groupIds, Vector[] others, Selection rows) {
    update(groupIds, others, rows);
  }

  @Override
  public List<Vector> exportState(int firstGroup, int count) {
    return List.of(finish(firstGroup, count));
  }

  @Override
  public Vector finish(int firstGroup, int count) {
    try (var column = new FixedColumn(type, count, allocator)) {
      MemorySegment states = this.states.segment();
      for (int i = 0; i < count; i++) {
        long at = (firstGroup + i) * width;
        if (states.get(BYTE, at + valueBytes) == 0) {
          column.setNull(i);
        } else {
          MemorySegment.copy(states, at, column.segment(), (long) i * valueBytes, valueBytes);
        }
      }
      return column.take();
    }
  }
}
