package dev.lakebird.queryexec.operator;

import dev.lakebird.queryexec.aggregate.AggregateSpec;
import dev.lakebird.queryexec.aggregate.HashAggregation;
import dev.lakebird.queryexec.join.Join;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.Pipeline;
import dev.lakebird.queryexec.run.UnionAll;
import dev.lakebird.queryexec.sort.ExternalSort;
import dev.lakebird.queryexec.sort.SortSpec;
import java.util.ArrayList;
import java.util.List;

/// Puts operators behind one another and cuts them into pipelines where one must have all its input
/// before it has output. Belongs to one thread; used up by [#finish].
public final class PipelineBuilder {
  private OperatorFactory source;
  private final List<OperatorFactory> middle = new ArrayList<>();
  private final List<Pipeline> dependencies = new ArrayList<>();
  private final List<Pipeline> finished = new ArrayList<>();
  private int workersMax = Integer.MAX_VALUE;

  private PipelineBuilder(OperatorFactory source) {
    this.source = source;
  }

  public static PipelineBuilder from(OperatorFactory source) {
    return new PipelineBuilder(source);
  }

  /// Appends an operator that works batch by batch.
  public PipelineBuilder then(OperatorFactory operator) {
    middle.add(operator);
    return this;
  }

  /// Ends the pipeline with `sink` and goes on from `next`, which runs when the sink has all input.
  public PipelineBuilder cut(OperatorFactory sink, OperatorFactory next) {
    Pipeline upstream = end(sink);
    source = next;
    dependencies.add(upstream);
    return this;
  }

  /// Makes the current pipeline wait for `other` to be ended by `sink`: the build side of a join.
  public PipelineBuilder after(PipelineBuilder other, OperatorFactory sink) {
    dependencies.add(other.end(sink));
    finished.addAll(other.finished);
    return this;
  }

  /// Joins the rows so far, as its left side, with those of `right`.
  public PipelineBuilder join(Join join, PipelineBuilder right) {
    after(right, join.build());
    middle.add(join.probe());
    join.rest()
        .ifPresent(
            rest -> {
              source = new UnionAll(List.of(chain(), List.of(rest)));
              middle.clear();
            });
    return this;
  }

  /// Appends the rows of others to the rows so far.
  public PipelineBuilder unionAll(List<PipelineBuilder> others) {
    List<List<OperatorFactory>> branches = new ArrayList<>();
    branches.add(chain());
    for (PipelineBuilder other : others) {
      branches.add(other.chain());
      dependencies.addAll(other.dependencies);
      finished.addAll(other.finished);
      workersMax = Math.max(workersMax, other.workersMax);
    }
    source = new UnionAll(branches);
    middle.clear();
    return this;
  }

  private List<OperatorFactory> chain() {
    List<OperatorFactory> chain = new ArrayList<>();
    chain.add(source);
    chain.addAll(middle);
    return chain;
  }

  /// Groups the rows so far.
  public PipelineBuilder aggregate(AggregateSpec spec) {
    var aggregation = new HashAggregation(spec);
    return cut(aggregation.sink(), aggregation.source());
  }

  /// Sorts the rows so far; what follows runs on one worker, in their order.
  public PipelineBuilder sort(SortSpec spec) {
    var sort = new ExternalSort(spec);
    return cut(sort.sink(), sort.source());
  }

  /// Lets at most `count` workers run the current pipeline.
  public PipelineBuilder workersMax(int count) {
    workersMax = Math.min(workersMax, count);
    return this;
  }

  /// Ends the last pipeline with `sink`: all pipelines, dependencies first.
  public List<Pipeline> finish(OperatorFactory sink) {
    Pipeline unused = end(sink);
    return List.copyOf(finished);
  }

  private Pipeline end(OperatorFactory sink) {
    var pipeline = new Pipeline(source, middle, sink, dependencies, workersMax);
    finished.add(pipeline);
    middle.clear();
    dependencies.clear();
    workersMax = Integer.MAX_VALUE;
    return pipeline;
  }
}
