package dev.lakebird.functions.aggregate;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.util.Arrays;

/// A growing list of entry numbers.
final class EntryList {
  private int[] entries = new int[64];
  private int count;

  void add(int entry) {
    if (count == entries.length) {
      if (count == Integer.MAX_VALUE - 8) {
        throw new LakebirdException(
            ErrorCode.RESOURCES_EXCEEDED,
            "Resources exceeded during query execution: aggregated values are too large");
      }
      entries = Arrays.copyOf(entries, (int) Math.min(count * 2L, Integer.MAX_VALUE - 8));
    }
    entries[count++] = entry;
  }

  int count() {
    return count;
  }

  /// The entries; the first [#count] count.
  int[] entries() {
    return entries;
  }
}
