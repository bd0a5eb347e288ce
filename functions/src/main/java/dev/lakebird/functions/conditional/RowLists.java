package dev.lakebird.functions.conditional;

import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.types.vector.Selection;

/// Row arrays that one call site uses batch after batch.
final class RowLists implements KernelFrame.State {
  private int[] first = {};
  private int[] second = {};
  private boolean firstInUse;

  static RowLists of(KernelFrame frame, int length) {
    RowLists lists = frame.state(RowLists.class, RowLists::new);
    if (lists.first.length < length) {
      lists.first = new int[length];
      lists.second = new int[length];
    }
    return lists;
  }

  /// The array that was not given out last, so that one list can be made out of the other.
  int[] next() {
    firstInUse = !firstInUse;
    return firstInUse ? first : second;
  }

  /// The rows of `rows` that are not in `taken`, which is a part of them.
  Selection without(Selection rows, Selection taken) {
    int[] rest = next();
    int count = rows.count();
    int takenCount = taken.count();
    int t = 0;
    int kept = 0;
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      if (t < takenCount && taken.row(t) == row) {
        t++;
      } else {
        rest[kept++] = row;
      }
    }
    return Selection.of(rest, kept);
  }

  @Override
  public void close() {}
}
