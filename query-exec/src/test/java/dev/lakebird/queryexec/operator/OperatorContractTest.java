package dev.lakebird.queryexec.operator;

import dev.lakebird.functions.aggregate.Count;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.queryexec.aggregate.AggregateSpec;
import dev.lakebird.queryexec.join.HashJoin;
import dev.lakebird.queryexec.join.JoinKind;
import dev.lakebird.queryexec.join.JoinSpec;
import dev.lakebird.queryexec.join.NestedLoopJoin;
import dev.lakebird.queryexec.run.BatchFilter;
import dev.lakebird.queryexec.run.BatchesSource;
import dev.lakebird.queryexec.run.ExecutionFixture;
import dev.lakebird.queryexec.run.InputColumn;
import dev.lakebird.queryexec.run.OperatorContract;
import dev.lakebird.queryexec.run.UnionAll;
import dev.lakebird.queryexec.sort.SortKey;
import dev.lakebird.queryexec.sort.SortSpec;
import dev.lakebird.queryexec.window.WindowCall;
import dev.lakebird.queryexec.window.WindowFactory;
import dev.lakebird.queryexec.window.WindowFrame;
import dev.lakebird.queryexec.window.WindowSpec;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/// Every operator under the contract kit.
class OperatorContractTest {
  private static final VectorType LIST = VectorType.of(SqlType.array(SqlType.STRING));
  private static final List<VectorType> TYPES = List.of(VectorType.INT64, VectorType.STRING, LIST);

  abstract static class OverThreeColumns extends OperatorContract {
    @Override
    protected List<VectorType> types() {
      return TYPES;
    }
  }

  @Nested
  class Filter extends OverThreeColumns {
    @Override
    protected PipelineBuilder behind(PipelineBuilder source, ExecutionFixture fixture) {
      return source.then(
          new FilterFactory(
              "not null",
              context ->
                  new BatchFilter() {
                    @Override
                    public Selection select(Batch input) {
                      int[] rows = new int[input.selectedCount()];
                      int count = 0;
                      for (int k = 0; k < rows.length; k++) {
                        if (!input.column(0).isNull(input.selection().row(k))) {
                          rows[count++] = input.selection().row(k);
                        }
                      }
                      return Selection.of(rows, count);
                    }

                    @Override
                    public void close() {}
                  }));
    }
  }

  @Nested
  class Project extends OverThreeColumns {
    @Override
    protected PipelineBuilder behind(PipelineBuilder source, ExecutionFixture fixture) {
      return source.then(
          new ProjectFactory(List.of(new InputColumn(2, LIST), new InputColumn(2, LIST))));
    }
  }

  @Nested
  class Limit extends OverThreeColumns {
    @Override
    protected PipelineBuilder behind(PipelineBuilder source, ExecutionFixture fixture) {
      return source.then(new LimitFactory(2, 100_000));
    }

    @Override
    protected boolean isDeterministic() {
      return false;
    }
  }

  @Nested
  class Unnest extends OverThreeColumns {
    @Override
    protected PipelineBuilder behind(PipelineBuilder source, ExecutionFixture fixture) {
      return source.then(new UnnestFactory(TYPES, new InputColumn(2, LIST), true, true));
    }
  }

  @Nested
  class Union extends OverThreeColumns {
    @Override
    protected PipelineBuilder behind(PipelineBuilder source, ExecutionFixture fixture) {
      return source.unionAll(List.of(PipelineBuilder.from(new BatchesSource(List.of()))));
    }
  }

  @Nested
  class Aggregate extends OverThreeColumns {
    @Override
    protected PipelineBuilder behind(PipelineBuilder source, ExecutionFixture fixture) {
      var call =
          new BoundCall(
              List.of(BoundCall.Argument.of(VectorType.STRING)), VectorType.INT64.type(), false);
      return source.aggregate(
          new AggregateSpec(
              List.of(0, 2),
              List.of(VectorType.INT64, LIST),
              List.of(new AggregateSpec.Measure(new Count().bind(call), List.of(1)))));
    }
  }

  @Nested
  class Sort extends OverThreeColumns {
    @Override
    protected PipelineBuilder behind(PipelineBuilder source, ExecutionFixture fixture) {
      return source.sort(
          new SortSpec(
              TYPES, List.of(SortKey.ascending(1), SortKey.descending(0)), Long.MAX_VALUE));
    }
  }

  @Nested
  class Window extends OverThreeColumns {
    @Override
    protected PipelineBuilder behind(PipelineBuilder source, ExecutionFixture fixture) {
      var count =
          new Count()
              .bind(
                  new BoundCall(
                      List.of(BoundCall.Argument.of(VectorType.STRING)), SqlType.INT64, false));
      var call =
          new WindowCall.Aggregate(
              count, List.of(new WindowCall.Argument.Column(1)), WindowFrame.RUNNING, false);
      List<SortKey> order = List.of(SortKey.descending(1));
      return source
          .sort(
              new SortSpec(TYPES, List.of(SortKey.ascending(0), order.getFirst()), Long.MAX_VALUE))
          .then(new WindowFactory(new WindowSpec(TYPES, 3, List.of(0), order, List.of(call))));
    }
  }

  @Nested
  class Top extends OverThreeColumns {
    @Override
    protected PipelineBuilder behind(PipelineBuilder source, ExecutionFixture fixture) {
      return source.sort(new SortSpec(TYPES, List.of(SortKey.ascending(1)), 5));
    }

    @Override
    protected boolean isDeterministic() {
      return false;
    }
  }

  private static PipelineBuilder joined(PipelineBuilder source, JoinKind kind, boolean keys) {
    List<Integer> columns = keys ? List.of(0, 1) : List.of();
    var spec = new JoinSpec(kind, TYPES, TYPES, columns, columns, Optional.empty(), false);
    return source.join(
        keys ? new HashJoin(spec) : new NestedLoopJoin(spec),
        PipelineBuilder.from(new UnionAll(List.of(List.of(new BatchesSource(List.of()))))));
  }

  @Nested
  class LeftHashJoin extends OverThreeColumns {
    @Override
    protected PipelineBuilder behind(PipelineBuilder source, ExecutionFixture fixture) {
      return joined(source, JoinKind.LEFT, true);
    }
  }

  @Nested
  class BuildSideOfFullHashJoin extends OverThreeColumns {
    @Override
    protected PipelineBuilder behind(PipelineBuilder source, ExecutionFixture fixture) {
      var spec =
          new JoinSpec(
              JoinKind.FULL, TYPES, TYPES, List.of(1), List.of(1), Optional.empty(), false);
      return PipelineBuilder.from(new BatchesSource(List.of())).join(new HashJoin(spec), source);
    }
  }

  @Nested
  class FullNestedLoopJoin extends OverThreeColumns {
    @Override
    protected PipelineBuilder behind(PipelineBuilder source, ExecutionFixture fixture) {
      return joined(source, JoinKind.FULL, false);
    }
  }
}
