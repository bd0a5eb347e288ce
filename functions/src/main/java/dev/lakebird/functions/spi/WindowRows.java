package dev.lakebird.functions.spi;

import dev.lakebird.types.vector.Vector;

/// A stretch of rows in the order of their window, and whole partitions around it. Rows have positions,
/// counted over partitions that lie behind one another; a range of positions ends before its end.
/// Arrays are borrowed: entry `i` is about row `first() + i`, and the first [#count] entries count.
public interface WindowRows {
  /// The position of the first row of the stretch.
  int first();

  int count();

  int[] partitionStarts();

  int[] partitionEnds();

  /// Where the rows begin that are equal to a row in the order of the window.
  int[] peerStarts();

  int[] peerEnds();

  /// How many groups of peers begin in the partition up to the row, its own too.
  int[] peerGroups();

  int[] frameStarts();

  /// Never before the start of the same frame.
  int[] frameEnds();

  /// The values of an argument at the rows of the stretch, borrowed until the next call for the same
  /// argument.
  Vector argument(int index);

  /// The values of an argument at any positions around the stretch, owned by the caller. A position of
  /// [#NOWHERE] gives NULL, or where `otherwise` is an argument's index, that argument at the row of
  /// the stretch with the same index.
  Vector gather(int argument, int[] positions, int count, int otherwise);

  /// The rows where an argument is not NULL.
  Present present(int argument);

  /// No row.
  int NOWHERE = -1;

  /// For [#gather]: NULL where there is no row.
  int NULLS = -1;

  /// Rows where an argument is not NULL, counted.
  interface Present {
    /// How many of them have a position less than this one.
    int before(int position);

    /// The position of the one that has so many before it; it must exist.
    int position(int ordinal);
  }
}
