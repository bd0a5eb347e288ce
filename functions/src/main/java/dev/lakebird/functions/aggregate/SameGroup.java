package dev.lakebird.functions.aggregate;

import dev.lakebird.types.vector.Selection;

/// Group ids that send all selected rows to one group, for accumulators whose only way in is by id.
final class SameGroup {
  private SameGroup() {}

  /// `ids`, or a longer array, with `group` at every selected row.
  static int[] fill(int[] ids, int group, Selection rows) {
    int[] filled = ids.length < rows.endRow() ? new int[rows.endRow()] : ids;
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      filled[rows.row(k)] = group;
    }
    return filled;
  }
}
