package dev.lakebird.functions.aggregate;

import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;

/// The number of rows of a group for which a BOOL argument is TRUE.
final class CountTrueAccumulator extends CountAccumulator {
  private int[] trueRows = {};

  CountTrueAccumulator(BufferAllocator allocator) {
    super(allocator);
  }

  @Override
  public void update(int[] groupIds, Vector[] arguments, Selection rows) {
    count(groupIds, isTrue(arguments[0], rows));
  }

  @Override
  public void updateGroup(int group, Vector[] arguments, Selection rows) {
    countIn(group, isTrue(arguments[0], rows));
  }

  private Selection isTrue(Vector condition, Selection rows) {
    Selection present = present(condition, rows);
    int count = present.count();
    if (trueRows.length < count) {
      trueRows = new int[count];
    }
    if (count == 0) {
      return present;
    }
    MemorySegment bits = ((BitVector) flat(condition, present, 0)).data();
    int kept = 0;
    for (int k = 0; k < count; k++) {
      int row = present.row(k);
      trueRows[kept] = row;
      kept += Bits.get(bits, row) ? 1 : 0;
    }
    return Selection.of(trueRows, kept);
  }
}
