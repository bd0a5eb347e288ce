package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.queryexec.aggregate.AggregateSpec;
import dev.lakebird.queryexec.aggregate.HashAggregation;
import dev.lakebird.queryexec.aggregate.StateKernels;
import dev.lakebird.queryexec.expression.CompiledExpression;
import dev.lakebird.queryexec.sort.SortKey;
import io.substrait.proto.AggregateRel;
import io.substrait.proto.SortField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Compiles aggregations. DISTINCT calls run in two levels: the rows are grouped by keys and arguments
/// first, where the other calls keep their states, and by keys alone after that. Ordered calls sort
/// the input first and have one worker.
final class AggregateCompiler {
  private final RelationCompiler relations;

  AggregateCompiler(RelationCompiler relations) {
    this.relations = relations;
  }

  Relation compile(AggregateRel aggregate, int ordinal) {
    Relation input = relations.compile(aggregate.getInput());
    PlanScope scope = relations.scope();
    ExpressionCompiler compiler = scope.expressions(input.columns(), scope.places(ordinal));
    if (aggregate.getGroupingsCount() > 1) {
      throw LakebirdException.unimplemented("GROUP BY with several grouping sets");
    }
    List<CompiledExpression> keys = compiler.compileAll(aggregate.getGroupingExpressionsList());
    List<CompiledExpression> projected = new ArrayList<>(keys);
    List<Call> calls = new ArrayList<>();
    List<Order> orders = new ArrayList<>();
    for (AggregateRel.Measure measure : aggregate.getMeasuresList()) {
      calls.add(call(measure, compiler, projected, orders));
    }
    int keyCount = keys.size();
    boolean distinct = calls.stream().anyMatch(Call::distinct);
    Relation rows = relations.project(input, projected);
    if (!orders.isEmpty()) {
      rows = sorted(rows, orders);
    }
    Relation grouped =
        distinct
            ? twoLevels(rows, keyCount, calls)
            : oneLevel(rows, range(keyCount), measures(calls));
    return relations.emitted(grouped.withRows(OptionalLong.empty()), aggregate.getCommon());
  }

  /// A call with its arguments as columns of the projected input.
  private record Call(AggregateKernel kernel, List<Integer> arguments, boolean distinct) {}

  /// One sort key of ordered calls.
  private record Order(int column, SortField.SortDirection direction) {}

  private Call call(
      AggregateRel.Measure measure,
      ExpressionCompiler compiler,
      List<CompiledExpression> projected,
      List<Order> orders) {
    var proto = measure.getMeasure();
    if (!(relations.scope().declarations().function(proto.getFunctionReference())
        instanceof AggregateFunction function)) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "A measure of the plan is not an aggregate function");
    }
    if (measure.hasFilter()) {
      throw LakebirdException.unimplemented("An aggregate with a filter");
    }
    for (String option : List.of("limit", "having")) {
      if (ExpressionCompiler.option(proto.getOptionsList(), option).isPresent()) {
        throw LakebirdException.unimplemented(
            option.toUpperCase(java.util.Locale.ROOT) + " inside an aggregate call");
      }
    }
    List<CompiledExpression> arguments = compiler.arguments(proto.getArgumentsList());
    boolean distinct =
        proto.getInvocation()
            == io.substrait.proto.AggregateFunction.AggregationInvocation
                .AGGREGATION_INVOCATION_DISTINCT;
    AggregateKernel kernel =
        function.bind(
            new BoundCall(
                arguments.stream().map(CompiledExpression::asArgument).toList(),
                compiler.types().read(proto.getOutputType()),
                ExpressionCompiler.isSafe(proto.getOptionsList())));
    if (ExpressionCompiler.option(proto.getOptionsList(), "nulls").equals(Optional.of("IGNORE"))
        && !arguments.isEmpty()) {
      kernel = StateKernels.ignoringNulls(kernel);
    }
    ordersOf(proto.getSortsList(), compiler, projected, orders);
    return new Call(kernel, arguments.stream().map(a -> columnOf(a, projected)).toList(), distinct);
  }

  private static void ordersOf(
      List<SortField> sorts,
      ExpressionCompiler compiler,
      List<CompiledExpression> projected,
      List<Order> orders) {
    List<Order> mine = new ArrayList<>();
    for (SortField sort : sorts) {
      mine.add(
          new Order(columnOf(compiler.compile(sort.getExpr()), projected), sort.getDirection()));
    }
    if (!mine.isEmpty() && !orders.isEmpty() && !orders.equals(mine)) {
      throw LakebirdException.unimplemented("Aggregate calls with different orders in one SELECT");
    }
    if (orders.isEmpty()) {
      orders.addAll(mine);
    }
  }

  /// The column of an argument, a new one unless the same expression is projected already.
  private static int columnOf(CompiledExpression expression, List<CompiledExpression> projected) {
    int known = projected.indexOf(expression);
    if (known >= 0) {
      return known;
    }
    projected.add(expression);
    return projected.size() - 1;
  }

  private Relation sorted(Relation rows, List<Order> orders) {
    List<SortKey> keys =
        orders.stream().map(o -> SortCompiler.key(o.column(), o.direction())).toList();
    Relation sorted = SortCompiler.sorted(rows, keys, OptionalLong.empty());
    sorted.pipeline().workersMax(1);
    return sorted;
  }

  private Relation twoLevels(Relation rows, int keyCount, List<Call> calls) {
    List<Integer> distinctArguments =
        calls.stream().filter(Call::distinct).findFirst().orElseThrow().arguments();
    List<Integer> firstKeys = new ArrayList<>(range(keyCount));
    firstKeys.addAll(distinctArguments);
    List<AggregateSpec.Measure> first = new ArrayList<>();
    List<AggregateSpec.Measure> second = new ArrayList<>();
    for (Call call : calls) {
      if (!call.distinct()) {
        int state = firstKeys.size() + first.size();
        first.add(
            new AggregateSpec.Measure(StateKernels.exporting(call.kernel()), call.arguments()));
        second.add(new AggregateSpec.Measure(StateKernels.merging(call.kernel()), List.of(state)));
      } else if (call.arguments().equals(distinctArguments)) {
        List<Integer> arguments =
            IntStream.range(keyCount, keyCount + distinctArguments.size()).boxed().toList();
        second.add(new AggregateSpec.Measure(call.kernel(), arguments));
      } else {
        throw LakebirdException.unimplemented(
            "DISTINCT aggregates over different arguments in one SELECT");
      }
    }
    return oneLevel(oneLevel(rows, firstKeys, first), range(keyCount), second);
  }

  private static Relation oneLevel(
      Relation rows, List<Integer> keys, List<AggregateSpec.Measure> measures) {
    List<BoundCall.Result> columns = new ArrayList<>();
    keys.forEach(key -> columns.add(rows.columns().get(key)));
    measures.forEach(measure -> columns.add(measure.kernel().result()));
    var aggregation =
        new HashAggregation(
            new AggregateSpec(
                keys, keys.stream().map(k -> rows.columns().get(k).type()).toList(), measures));
    rows.pipeline().cut(aggregation.sink(), aggregation.source());
    return new Relation(rows.pipeline(), columns, OptionalLong.empty());
  }

  private static List<AggregateSpec.Measure> measures(List<Call> calls) {
    return calls.stream()
        .map(call -> new AggregateSpec.Measure(call.kernel(), call.arguments()))
        .toList();
  }

  private static List<Integer> range(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
