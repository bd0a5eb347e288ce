package dev.lakebird.queryexec.window;

import java.util.ArrayList;
import java.util.List;

/// The partitions, peers and frames of the rows of a stretch. Stretches come in ascending order. Belongs
/// to one thread.
final class WindowPositions implements AutoCloseable {
  private final WindowSegment segment;
  private final List<Frames> frames = new ArrayList<>();
  private int first;
  private int count;
  int[] partitionStarts = new int[0];
  int[] partitionEnds = new int[0];
  int[] peerStarts = new int[0];
  int[] peerEnds = new int[0];
  int[] peerGroups = new int[0];

  /// The frames of one definition.
  static final class Frames implements AutoCloseable {
    private final WindowFrame frame;
    private final FrameEdge start;
    private final FrameEdge end;
    int[] starts = new int[0];
    int[] ends = new int[0];

    private Frames(WindowFrame frame, WindowSpec spec, WindowSegment segment) {
      this.frame = frame;
      this.start = new FrameEdge(frame, false, spec, segment);
      this.end = new FrameEdge(frame, true, spec, segment);
    }

    @Override
    public void close() {
      start.close();
      end.close();
    }
  }

  WindowPositions(WindowSpec spec, WindowSegment segment) {
    this.segment = segment;
    for (WindowCall call : spec.calls()) {
      if (frames.stream().noneMatch(f -> f.frame.equals(call.frame()))) {
        frames.add(new Frames(call.frame(), spec, segment));
      }
    }
  }

  Frames framesOf(WindowFrame frame) {
    return frames.stream().filter(f -> f.frame.equals(frame)).findFirst().orElseThrow();
  }

  int first() {
    return first;
  }

  int count() {
    return count;
  }

  /// Moves to rows `from … from + rows - 1`.
  void move(int from, int rows) {
    first = from;
    count = rows;
    if (partitionStarts.length < rows) {
      partitionStarts = new int[rows];
      partitionEnds = new int[rows];
      peerStarts = new int[rows];
      peerEnds = new int[rows];
      peerGroups = new int[rows];
    }
    PositionBits partitions = segment.partitionStarts();
    PositionBits peers = segment.peerStarts();
    int partition = 0;
    int partitionEnd = -1;
    int peer = 0;
    int peerEnd = -1;
    int groupsBefore = 0;
    int groups = 0;
    for (int i = 0; i < rows; i++) {
      int position = from + i;
      if (position >= partitionEnd) {
        partition = partitions.previous(position);
        partitionEnd = partitions.next(position + 1);
        groupsBefore = peers.before(partition);
      }
      if (position >= peerEnd) {
        peer = peers.previous(position);
        peerEnd = peers.next(position + 1);
        groups = peers.before(peer + 1) - groupsBefore;
      }
      partitionStarts[i] = partition;
      partitionEnds[i] = partitionEnd;
      peerStarts[i] = peer;
      peerEnds[i] = peerEnd;
      peerGroups[i] = groups;
    }
    frames.forEach(this::findFrames);
  }

  private void findFrames(Frames of) {
    if (of.starts.length < count) {
      of.starts = new int[count];
      of.ends = new int[count];
    }
    for (int i = 0; i < count; i++) {
      int position = first + i;
      int start =
          of.start.find(position, partitionStarts[i], partitionEnds[i], peerStarts[i], peerEnds[i]);
      int end =
          of.end.find(position, partitionStarts[i], partitionEnds[i], peerStarts[i], peerEnds[i]);
      of.starts[i] = start;
      of.ends[i] = Math.max(start, end);
    }
  }

  @Override
  public void close() {
    frames.forEach(Frames::close);
  }
}
