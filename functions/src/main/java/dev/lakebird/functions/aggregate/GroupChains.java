package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;

/// The entries of each group in the order they came, as linked lists: a group has its first and last
/// entry, an entry the next of its group, each plus one so that 0 is none.
final class GroupChains implements AutoCloseable {
  private final NativeArray ends;
  private final NativeArray links;

  GroupChains(BufferAllocator allocator) {
    this.ends = new NativeArray(allocator, 8);
    this.links = new NativeArray(allocator, 4);
  }

  void reserveGroups(int groupCount) {
    ends.reserve(groupCount);
  }

  /// Makes room for one more entry, so that [#append] cannot fail.
  void reserveEntry(int entry) {
    links.reserve(entry + 1L);
  }

  /// Adds an entry to the end of a group's list.
  void append(int group, int entry) {
    MemorySegment ends = this.ends.segment();
    MemorySegment links = this.links.segment();
    long at = (long) group << 3;
    links.set(INT, (long) entry << 2, 0);
    int last = ends.get(INT, at + 4);
    if (last == 0) {
      ends.set(INT, at, entry + 1);
    } else {
      links.set(INT, (last - 1L) << 2, entry + 1);
    }
    ends.set(INT, at + 4, entry + 1);
  }

  /// The first entry of a group, or -1.
  int first(int group) {
    return ends.segment().get(INT, (long) group << 3) - 1;
  }

  /// The entry after this one in its group, or -1.
  int next(int entry) {
    return links.segment().get(INT, (long) entry << 2) - 1;
  }

  void clear() {
    ends.clear();
  }

  @Override
  public void close() {
    ends.close();
    links.close();
  }
}
