package dev.lakebird.queryexec.window;

import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.vector.Batch;

/// Whole partitions behind one another: their rows, where each partition begins, and where each group
/// of peers does. Belongs to one thread.
final class WindowSegment implements AutoCloseable {
  private final SpillableRows rows;
  private final PositionBits partitionStarts;
  private final PositionBits peerStarts;

  WindowSegment(WindowSpec spec, TaskContext context) {
    this.rows = new SpillableRows(spec.types(), context.batchRows(), context);
    this.partitionStarts = new PositionBits(context.allocator());
    this.peerStarts = new PositionBits(context.allocator());
  }

  int count() {
    return rows.count();
  }

  /// Appends selected rows `from … to - 1` of a batch.
  ///
  /// @param partitions which selected rows of the batch begin a partition
  /// @param peers which begin a group of peers
  void append(Batch batch, int from, int to, boolean[] partitions, boolean[] peers) {
    partitionStarts.reserve(to - from);
    peerStarts.reserve(to - from);
    rows.append(batch, from, to);
    for (int k = from; k < to; k++) {
      partitionStarts.append(partitions[k]);
      peerStarts.append(peers[k]);
    }
  }

  void seal() {
    rows.seal();
    partitionStarts.seal();
    peerStarts.seal();
  }

  SpillableRows rows() {
    return rows;
  }

  PositionBits partitionStarts() {
    return partitionStarts;
  }

  PositionBits peerStarts() {
    return peerStarts;
  }

  @Override
  public void close() {
    rows.close();
    partitionStarts.close();
    peerStarts.close();
  }
}
