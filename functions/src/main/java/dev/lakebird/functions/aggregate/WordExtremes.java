package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// MIN or MAX of values that map to 64-bit keys of the same order. MAX is MIN of the complements. A
/// NaN has the least key of all in either case, so that it wins. A group has 16 bytes: the least key
/// so far, and in the last byte whether a value was added.
final class WordExtremes extends RecordAccumulator {
  private static final long NAN_KEY = Long.MIN_VALUE;
  private static final int WIDTH = 16;

  private final VectorType type;
  private final long flip;
  private long initialised;

  WordExtremes(VectorType type, boolean greatest, BufferAllocator allocator) {
    super(allocator, WIDTH);
    this.type = type;
    this.flip = greatest ? -1 : 0;
  }

  @Override
  public void reserveGroups(int groupCount) {
    super.reserveGroups(groupCount);
    for (; initialised < states.capacity(); initialised++) {
      states.segment().set(LONG, initialised << 4, Long.MAX_VALUE);
    }
  }

  @Override
  void add(int[] groupIds, Vector values, Selection rows) {
    switch (type.layout()) {
      case INT64 -> {
        if (rows.isAll()) {
          addLongs(groupIds, ((FixedVector) values).data(), rows.count());
        } else {
          addLongs(groupIds, ((FixedVector) values).data(), rows.rows(), rows.count());
        }
      }
      case INT32 -> addInts(groupIds, ((FixedVector) values).data(), rows);
      case FLOAT64 -> addDoubles(groupIds, ((FixedVector) values).data(), rows);
      case BITS -> addBits(groupIds, (BitVector) values, rows);
      case DECIMAL128, DECIMAL256, INTERVAL, BYTES, LIST, STRUCT -> throw notOneWord();
    }
  }

  private void addLongs(int[] groupIds, MemorySegment data, int count) {
    MemorySegment states = this.states.segment();
    for (int row = 0; row < count; row++) {
      put(states, (long) groupIds[row] << 4, data.get(LONG, (long) row << 3) ^ flip);
    }
  }

  private void addLongs(int[] groupIds, MemorySegment data, int[] rows, int count) {
    MemorySegment states = this.states.segment();
    for (int k = 0; k < count; k++) {
      int row = rows[k];
      put(states, (long) groupIds[row] << 4, data.get(LONG, (long) row << 3) ^ flip);
    }
  }

  private void addInts(int[] groupIds, MemorySegment data, Selection rows) {
    MemorySegment states = this.states.segment();
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      put(states, (long) groupIds[row] << 4, data.get(INT, (long) row << 2) ^ flip);
    }
  }

  private void addDoubles(int[] groupIds, MemorySegment data, Selection rows) {
    MemorySegment states = this.states.segment();
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      put(states, (long) groupIds[row] << 4, floatKey(data.get(LONG, (long) row << 3)));
    }
  }

  private void addBits(int[] groupIds, BitVector values, Selection rows) {
    MemorySegment states = this.states.segment();
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      put(states, (long) groupIds[row] << 4, (values.at(row) ? 1 : 0) ^ flip);
    }
  }

  private static void put(MemorySegment states, long at, long key) {
    states.set(LONG, at, Math.min(states.get(LONG, at), key));
    states.set(BYTE, at + 15, (byte) 1);
  }

  @Override
  void addTo(int group, Vector values, Selection rows) {
    long least = Long.MAX_VALUE;
    int count = rows.count();
    switch (type.layout()) {
      case INT64 -> {
        MemorySegment data = ((FixedVector) values).data();
        for (int k = 0; k < count; k++) {
          least = Math.min(least, data.get(LONG, (long) rows.row(k) << 3) ^ flip);
        }
      }
      case INT32 -> {
        MemorySegment data = ((FixedVector) values).data();
        for (int k = 0; k < count; k++) {
          least = Math.min(least, data.get(INT, (long) rows.row(k) << 2) ^ flip);
        }
      }
      case FLOAT64 -> {
        MemorySegment data = ((FixedVector) values).data();
        for (int k = 0; k < count; k++) {
          least = Math.min(least, floatKey(data.get(LONG, (long) rows.row(k) << 3)));
        }
      }
      case BITS -> {
        for (int k = 0; k < count; k++) {
          least = Math.min(least, (((BitVector) values).at(rows.row(k)) ? 1 : 0) ^ flip);
        }
      }
      case DECIMAL128, DECIMAL256, INTERVAL, BYTES, LIST, STRUCT -> throw notOneWord();
    }
    put(states.segment(), (long) group << 4, least);
  }

  /// The bits of a FLOAT64 as an integer of the same order: those of negative numbers descend.
  private long floatKey(long bits) {
    boolean isNan = (bits & Long.MAX_VALUE) > 0x7FF0_0000_0000_0000L;
    long ordered = bits ^ (bits >> 63 & Long.MAX_VALUE);
    return isNan ? NAN_KEY : ordered ^ flip;
  }

  private long floatBits(long key) {
    if (key == NAN_KEY) {
      return Double.doubleToLongBits(Double.NaN);
    }
    long ordered = key ^ flip;
    return ordered ^ (ordered >> 63 & Long.MAX_VALUE);
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
        long at = (long) (firstGroup + i) << 4;
        if (states.get(BYTE, at + 15) == 0) {
          column.setNull(i);
        } else {
          write(states.get(LONG, at), column.segment(), i);
        }
      }
      return column.take();
    }
  }

  private void write(long key, MemorySegment target, int row) {
    if (type.layout() == Layout.FLOAT64) {
      target.set(LONG, (long) row << 3, floatBits(key));
    } else if (type.layout() == Layout.INT64) {
      target.set(LONG, (long) row << 3, key ^ flip);
    } else if (type.layout() == Layout.INT32) {
      target.set(INT, (long) row << 2, (int) (key ^ flip));
    } else {
      Bits.put(target, row, (key ^ flip) != 0);
    }
  }

  private LakebirdException notOneWord() {
    return LakebirdException.internal("Not of one word: " + type);
  }

  @Override
  public void reset() {
    super.reset();
    initialised = 0;
    reserveGroups(0);
  }

  @Override
  public void close() {
    super.close();
    initialised = 0;
  }
}
