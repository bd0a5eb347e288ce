package dev.lakebird.queryexec.operator;

import dev.lakebird.queryexec.aggregate.AggregateSpec;
import dev.lakebird.queryexec.aggregate.HashAggregation;
import dev.lakebird.queryexec.join.HashJoin;
import dev.lakebird.queryexec.join.Join;
import dev.lakebird.queryexec.run.ExpressionProgram;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.Pipeline;
import dev.lakebird.queryexec.run.UnionAll;
import dev.lakebird.queryexec.sort.ExternalSort;
import dev.lakebird.queryexec.sort.SortSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Puts operators behind one another and cuts them into pipelines where one must have all its input
/// before it has output. Belongs to one thread; used up by [#finish].
public final class PipelineBuilder {
  private OperatorFactory source;
  private final List<OperatorFactory> middle = new ArrayList<>();
  private final List<Pipeline> dependencies = new ArrayList<>();
  private final List<Pipeline> finished = new ArrayList<>();
  private int workersMax = Integer.MAX_VALUE;

  /// Where the columns so far come from unchanged, and only by operators that rows may be kept from
  /// when nothing after wants them.
  private List<Optional<Origin>> origins = List.of();

  private PipelineBuilder(OperatorFactory source) {
    this.source = source;
    if (source instanceof ScanSource scan) {
      List<Optional<Origin>> columns = new ArrayList<>();
      for (int column : scan.columns()) {
        columns.add(Optional.of(new Origin(scan, column)));
      }
      origins = columns;
    }
  }

  /// A column of a table.
  private record Origin(ScanSource scan, int column) {}

  private Optional<Origin> origin(int column) {
    return column < origins.size() ? origins.get(column) : Optional.empty();
  }

  private List<Optional<Origin>> originsBehind(OperatorFactory operator) {
    return switch (operator) {
      case FilterFactory filter -> origins;
      case UnnestFactory unnest -> origins;
      case ProjectFactory project -> {
        List<Optional<Origin>> columns = new ArrayList<>();
        for (ExpressionProgram program : project.programs()) {
          columns.add(
              program.inputColumn().isPresent()
                  ? origin(program.inputColumn().getAsInt())
                  : Optional.empty());
        }
        yield columns;
      }
      default -> List.of();
    };
  }

  public static PipelineBuilder from(OperatorFactory source) {
    return new PipelineBuilder(source);
  }

  /// Appends an operator that works batch by batch.
  public PipelineBuilder then(OperatorFactory operator) {
    middle.add(operator);
    origins = originsBehind(operator);
    return this;
  }

  /// Ends the pipeline with `sink` and goes on from `next`, which runs when the sink has all input.
  public PipelineBuilder cut(OperatorFactory sink, OperatorFactory next) {
    Pipeline upstream = end(sink);
    source = next;
    origins = List.of();
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
    if (join instanceof HashJoin hashJoin) {
      for (int key = 0; key < hashJoin.leftKeys().size(); key++) {
        int index = key;
        origin(hashJoin.leftKeys().get(key))
            .filter(origin -> hashJoin.canFilter(index))
            .ifPresent(
                origin -> hashJoin.filter(index, origin.scan().runtimeFilter(), origin.column()));
      }
    }
    after(right, join.build());
    middle.add(join.probe());
    if (join.keepsUnmatchedRight()) {
      origins = List.of();
    }
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
    origins = List.of();
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
    if (sort.canFilter()) {
      origin(spec.keys().getFirst().column())
          .ifPresent(origin -> sort.filter(origin.scan().runtimeFilter(), origin.column()));
    }
    return cut(sort.sink(), sort.source());
  }

  /// Lets at most `count` workers run the current pipeline.
  public PipelineBuilder workersMax(int count) {
    workersMax = Math.min(workersMax, count);
    return this;
  }

  /// Ends the last pipeline with the place where its rows are read: all pipelines, dependencies first.
  /// Columns that come from a table as they are need not be computed with.
  public List<Pipeline> answer(ResultQueue results) {
    if (source instanceof ScanSource scan && middle.stream().allMatch(PipelineBuilder::passes)) {
      Set<Integer> columns = new HashSet<>();
      origins.forEach(origin -> origin.ifPresent(o -> columns.add(o.column())));
      scan.pass(columns);
    }
    return finish(results);
  }

  /// Whether the operator only chooses among columns.
  private static boolean passes(OperatorFactory operator) {
    return operator instanceof ProjectFactory project
        && project.programs().stream().allMatch(program -> program.inputColumn().isPresent());
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
