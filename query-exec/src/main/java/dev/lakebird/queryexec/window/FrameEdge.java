package dev.lakebird.queryexec.window;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.sort.SortKey;
import dev.lakebird.types.value.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds one end of the frames of rows that are asked for in ascending order. What depends on distances
/// moves on with the rows, so that a partition is gone through once. Belongs to one thread.
final class FrameEdge implements AutoCloseable {
  private final WindowFrame.Bound bound;
  private final boolean rows;
  private final boolean isEnd;
  private final boolean descending;
  private final @Nullable RangeKeys keys;
  private final WindowSegment segment;
  private int partition = -1;
  private int next;
  private int valuesEnd;

  FrameEdge(WindowFrame frame, boolean isEnd, WindowSpec spec, WindowSegment segment) {
    this.bound = isEnd ? frame.end() : frame.start();
    this.rows = frame.rows();
    this.isEnd = isEnd;
    this.segment = segment;
    Value offset = bound.offset();
    if (rows || offset == null) {
      this.keys = null;
      this.descending = false;
    } else {
      SortKey key = spec.order().getFirst();
      this.descending = key.descending();
      this.keys = RangeKeys.of(segment.rows(), key.column(), offset);
    }
  }

  /// Where the frame of the row at a position begins, or for an end, one behind where it ends.
  int find(int position, int partitionStart, int partitionEnd, int peerStart, int peerEnd) {
    return switch (bound.kind()) {
      case UNBOUNDED_PRECEDING -> partitionStart;
      case UNBOUNDED_FOLLOWING -> partitionEnd;
      case CURRENT_ROW -> rows ? position + (isEnd ? 1 : 0) : isEnd ? peerEnd : peerStart;
      case PRECEDING, FOLLOWING ->
          rows
              ? byRows(position, partitionStart, partitionEnd)
              : byRange(position, partitionStart, partitionEnd, peerStart, peerEnd);
    };
  }

  private int byRows(int position, int partitionStart, int partitionEnd) {
    long offset = ((Value.Int64Value) Objects.requireNonNull(bound.offset())).value();
    long distance = Math.min(offset, Integer.MAX_VALUE);
    long signed = bound.kind() == WindowFrame.Kind.PRECEDING ? -distance : distance;
    return (int) Math.clamp(position + signed + (isEnd ? 1 : 0), partitionStart, partitionEnd);
  }

  private int byRange(
      int position, int partitionStart, int partitionEnd, int peerStart, int peerEnd) {
    RangeKeys values = keys;
    if (values == null) {
      throw LakebirdException.internal("A RANGE frame has no key");
    }
    if (partition != partitionStart) {
      partition = partitionStart;
      enter(values, partitionStart, partitionEnd);
    }
    if (values.isApart(position)) {
      return isEnd ? peerEnd : peerStart;
    }
    boolean preceding = bound.kind() == WindowFrame.Kind.PRECEDING;
    values.aim(position, preceding == descending);
    while (next < valuesEnd && isBehind(values.compare(next))) {
      next++;
    }
    return next;
  }

  /// Whether an edge lies behind a row whose key compares so to what was aimed at.
  private boolean isBehind(int comparison) {
    int order = descending ? -comparison : comparison;
    return isEnd ? order <= 0 : order < 0;
  }

  /// Leaves out the NULLs and NaNs at both ends of a partition.
  private void enter(RangeKeys values, int start, int end) {
    next = start;
    valuesEnd = end;
    PositionBits peers = segment.peerStarts();
    while (next < valuesEnd && values.isApart(next)) {
      next = Math.min(valuesEnd, peers.next(next + 1));
    }
    while (valuesEnd > next && values.isApart(valuesEnd - 1)) {
      valuesEnd = peers.previous(valuesEnd - 1);
    }
  }

  @Override
  public void close() {
    if (keys != null) {
      keys.close();
    }
  }
}
