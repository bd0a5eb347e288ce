package dev.lakebird.functions.spi;

import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// A bound aggregate function; immutable, makes accumulators.
public interface AggregateKernel {
  /// The physical type of every result.
  BoundCall.Result result();

  /// The physical types of the serialised state, one column each: what spill files, exchanges and
  /// materialised views hold.
  List<VectorType> stateTypes();

  /// The states of many groups for one worker, allocated from `allocator`.
  Accumulator open(EvaluationContext context, BufferAllocator allocator);

  /// The states of groups `0 … n-1`. Group ids are dense; a new group's state is that of no rows.
  /// Belongs to one thread.
  interface Accumulator extends AutoCloseable {
    /// Makes room for groups up to `groupCount - 1`. Called before ids of new groups are used.
    ///
    /// @throws dev.lakebird.foundation.LakebirdException RESOURCES_EXCEEDED when memory does not allow
    ///     it; the states so far stay as they were
    void reserveGroups(int groupCount);

    /// Adds each selected row to the state of its group: row `r` to group `groupIds[r]`.
    void update(int[] groupIds, Vector[] arguments, Selection rows);

    /// Adds each selected row to one group: what [#update] does when all ids are the same.
    void updateGroup(int group, Vector[] arguments, Selection rows);

    /// Adds serialised states, row `r` to group `groupIds[r]`.
    void merge(int[] groupIds, Vector[] states, Selection rows);

    /// The serialised states of `count` groups from `firstGroup` on, owned by the caller.
    List<Vector> exportState(int firstGroup, int count);

    /// The results of `count` groups from `firstGroup` on, owned by the caller.
    Vector finish(int firstGroup, int count);

    /// Forgets all groups and keeps or frees the memory.
    void reset();

    @Override
    void close();
  }
}
