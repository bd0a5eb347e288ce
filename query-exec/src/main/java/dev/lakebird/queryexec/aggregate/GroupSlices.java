package dev.lakebird.queryexec.aggregate;

import dev.lakebird.types.vector.Selection;

/// The rows of a batch cut by group, for batches whose rows fall into a handful of groups: an
/// accumulator then adds a whole slice in registers instead of reading and writing a state a row,
/// where each row would wait for the one before. Belongs to one thread.
final class GroupSlices {
  /// Groups up to which cutting pays: the slices of a batch stay in the cache.
  private static final int GROUPS_MAX = 16;

  /// Rows a group on average below which calls cost more than they save.
  private static final int ROWS_MIN = 32;

  /// Groups whose lengths fit side by side in one word of 64 bits.
  private static final int PACKED_GROUPS = 4;

  private static final int PACKED_ROWS = 0xFFFF;

  private final Selection[] slices = new Selection[GROUPS_MAX];
  private final int[] ends = new int[GROUPS_MAX];
  private final int[][] rows = new int[GROUPS_MAX][0];

  /// Whether cutting pays for so many rows in so many groups.
  static boolean pays(int groupCount, int rowCount) {
    return groupCount <= GROUPS_MAX && rowCount >= groupCount * ROWS_MIN;
  }

  /// Cuts the selected rows, row `r` into slice `groupIds[r]`, below `groupCount`.
  void cut(int[] groupIds, Selection selected, int groupCount) {
    int count = selected.count();
    for (int g = 0; g < groupCount; g++) {
      ends[g] = 0;
      if (rows[g].length < count) {
        rows[g] = new int[count];
      }
    }
    if (groupCount <= PACKED_GROUPS && count <= PACKED_ROWS) {
      cutPacked(groupIds, selected, count);
    } else {
      cutCounted(groupIds, selected, count);
    }
    for (int g = 0; g < groupCount; g++) {
      slices[g] = ends[g] == count ? selected : Selection.of(rows[g], ends[g]);
    }
  }

  /// The lengths lie in a register: no row waits for the length that the one before has stored.
  private void cutPacked(int[] groupIds, Selection selected, int count) {
    long lengths = 0;
    if (selected.isAll()) {
      for (int row = 0; row < count; row++) {
        int group = groupIds[row];
        rows[group][(int) (lengths >>> (group << 4)) & 0xFFFF] = row;
        lengths += 1L << (group << 4);
      }
    } else {
      int[] listed = selected.rows();
      for (int k = 0; k < count; k++) {
        int row = listed[k];
        int group = groupIds[row];
        rows[group][(int) (lengths >>> (group << 4)) & 0xFFFF] = row;
        lengths += 1L << (group << 4);
      }
    }
    for (int g = 0; g < PACKED_GROUPS; g++) {
      ends[g] = (int) (lengths >>> (g << 4)) & 0xFFFF;
    }
  }

  private void cutCounted(int[] groupIds, Selection selected, int count) {
    for (int k = 0; k < count; k++) {
      int row = selected.row(k);
      int group = groupIds[row];
      rows[group][ends[group]++] = row;
    }
  }

  /// The rows of one group, valid until the next cut.
  Selection slice(int group) {
    return slices[group];
  }
}
