package dev.lakebird.queryexec.aggregate;

import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.util.List;

/// An accumulator that passes everything on.
abstract class ForwardingAccumulator implements AggregateKernel.Accumulator {
  final AggregateKernel.Accumulator inner;

  ForwardingAccumulator(AggregateKernel.Accumulator inner) {
    this.inner = inner;
  }

  @Override
  public void reserveGroups(int groupCount) {
    inner.reserveGroups(groupCount);
  }

  @Override
  public void update(int[] groupIds, Vector[] arguments, Selection rows) {
    inner.update(groupIds, arguments, rows);
  }

  @Override
  public void updateGroup(int group, Vector[] arguments, Selection rows) {
    inner.updateGroup(group, arguments, rows);
  }

  @Override
  public void merge(int[] groupIds, Vector[] states, Selection rows) {
    inner.merge(groupIds, states, rows);
  }

  @Override
  public List<Vector> exportState(int firstGroup, int count) {
    return inner.exportState(firstGroup, count);
  }

  @Override
  public Vector finish(int firstGroup, int count) {
    return inner.finish(firstGroup, count);
  }

  @Override
  public void reset() {
    inner.reset();
  }

  @Override
  public void close() {
    inner.close();
  }
}
