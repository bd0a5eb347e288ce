package dev.lakebird.functions.aggregate;

import org.apache.arrow.memory.BufferAllocator;

/// States that are records of one width, a group each; a new group's is all zero bytes.
abstract class RecordAccumulator extends StrictAccumulator {
  final NativeArray states;

  /// @param width bytes a record
  RecordAccumulator(BufferAllocator allocator, long width) {
    super(allocator);
    this.states = new NativeArray(allocator, width);
  }

  @Override
  public void reserveGroups(int groupCount) {
    states.reserve(groupCount);
  }

  @Override
  public void reset() {
    states.clear();
  }

  @Override
  public void close() {
    super.close();
    states.close();
  }
}
