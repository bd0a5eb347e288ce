package dev.lakebird.queryexec.window;

import java.util.Arrays;

/// A growing list of positions, each with the number of a group.
final class IntRows {
  private int[] positions = new int[64];
  private int[] groups = new int[64];
  private int count;

  int count() {
    return count;
  }

  int[] positions() {
    return positions;
  }

  int[] groups() {
    return groups;
  }

  void add(int position, int group) {
    if (count == positions.length) {
      positions = Arrays.copyOf(positions, count * 2);
      groups = Arrays.copyOf(groups, count * 2);
    }
    positions[count] = position;
    groups[count] = group;
    count++;
  }

  void clear() {
    count = 0;
  }
}
