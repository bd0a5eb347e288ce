package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.WindowFunction;
import dev.lakebird.functions.spi.WindowKernel;
import dev.lakebird.queryexec.aggregate.StateKernels;
import dev.lakebird.queryexec.expression.CompiledExpression;
import dev.lakebird.queryexec.expression.DecimalWidening;
import dev.lakebird.queryexec.sort.SortKey;
import dev.lakebird.queryexec.window.WindowCall;
import dev.lakebird.queryexec.window.WindowFactory;
import dev.lakebird.queryexec.window.WindowFrame;
import dev.lakebird.queryexec.window.WindowSpec;
import dev.lakebird.types.value.Value;
import io.substrait.proto.AggregateFunction.AggregationInvocation;
import io.substrait.proto.ConsistentPartitionWindowRel;
import io.substrait.proto.ConsistentPartitionWindowRel.WindowRelFunction;
import io.substrait.proto.SortField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Compiles window relations: one sort and one window operator for the calls in the order of the
/// relation, and one for each list of arguments that calls have an order of their own by (DISTINCT
/// aggregates, percentiles).
final class WindowCompiler {
  private final RelationCompiler relations;

  WindowCompiler(RelationCompiler relations) {
    this.relations = relations;
  }

  /// A call with the columns of its arguments, and its place among the functions of the relation.
  private record Placed(int place, WindowCall call, BoundCall.Result result) {}

  Relation compile(ConsistentPartitionWindowRel window, int ordinal) {
    Relation input = relations.compile(window.getInput());
    PlanScope scope = relations.scope();
    ExpressionCompiler compiler = scope.expressions(input.columns(), scope.places(ordinal));
    int width = input.columns().size();
    List<CompiledExpression> projected = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      projected.add(compiler.interner().column(c, input.columns()));
    }
    List<Integer> partitionKeys = new ArrayList<>();
    for (CompiledExpression key : compiler.compileAll(window.getPartitionExpressionsList())) {
      if (key.constant().isEmpty()) {
        partitionKeys.add(columnOf(key, projected));
      }
    }
    List<SortKey> order = new ArrayList<>();
    for (SortField field : window.getSortsList()) {
      order.add(
          SortCompiler.key(
              columnOf(compiler.compile(field.getExpr()), projected), field.getDirection()));
    }
    Map<List<SortKey>, List<Placed>> byOrder = new LinkedHashMap<>();
    int place = 0;
    for (WindowRelFunction function : window.getWindowFunctionsList()) {
      add(function, place++, order, compiler, projected, byOrder);
    }
    int gather = projected.size();
    if (partitionKeys.isEmpty() && byOrder.keySet().stream().anyMatch(List::isEmpty)) {
      projected.add(compiler.interner().constant(Value.of(0L)));
    }
    Relation rows = relations.project(input, projected);
    int[] columnOfCall = new int[place];
    for (Map.Entry<List<SortKey>, List<Placed>> group : byOrder.entrySet()) {
      int at = rows.columns().size();
      for (Placed placed : group.getValue()) {
        columnOfCall[placed.place()] = at++;
      }
      rows = compute(rows, partitionKeys, group.getKey(), gather, group.getValue());
    }
    List<Integer> kept = new ArrayList<>(IntStream.range(0, width).boxed().toList());
    for (int column : columnOfCall) {
      kept.add(column);
    }
    return relations.emitted(relations.select(rows, kept), window.getCommon());
  }

  /// @param gather the column to sort by where there is nothing else
  private static Relation compute(
      Relation rows,
      List<Integer> partitionKeys,
      List<SortKey> order,
      int gather,
      List<Placed> calls) {
    List<SortKey> keys = new ArrayList<>();
    partitionKeys.forEach(column -> keys.add(SortKey.ascending(column)));
    order.stream().filter(key -> !partitionKeys.contains(key.column())).forEach(keys::add);
    if (keys.isEmpty()) {
      keys.add(SortKey.ascending(gather));
    }
    Relation sorted = SortCompiler.sorted(rows, keys, OptionalLong.empty());
    int width = rows.columns().size();
    var spec =
        new WindowSpec(
            rows.types(), width, partitionKeys, order, calls.stream().map(Placed::call).toList());
    sorted.pipeline().then(new WindowFactory(spec));
    List<BoundCall.Result> columns = new ArrayList<>(rows.columns());
    calls.forEach(call -> columns.add(call.result()));
    return sorted.withColumns(columns);
  }

  private void add(
      WindowRelFunction proto,
      int place,
      List<SortKey> order,
      ExpressionCompiler compiler,
      List<CompiledExpression> projected,
      Map<List<SortKey>, List<Placed>> byOrder) {
    List<CompiledExpression> compiled =
        widened(compiler.arguments(proto.getArgumentsList()), compiler);
    var bound =
        new BoundCall(
            compiled.stream().map(CompiledExpression::asArgument).toList(),
            compiler.types().read(proto.getOutputType()),
            ExpressionCompiler.isSafe(proto.getOptionsList()));
    List<WindowCall.Argument> arguments = new ArrayList<>();
    List<SortKey> own = new ArrayList<>();
    for (CompiledExpression argument : compiled) {
      if (argument instanceof CompiledExpression.Constant c) {
        arguments.add(new WindowCall.Argument.Constant(c.result().type(), c.value()));
      } else {
        int column = columnOf(argument, projected);
        arguments.add(new WindowCall.Argument.Column(column));
        own.add(SortKey.ascending(column));
      }
    }
    Optional<String> nulls = ExpressionCompiler.option(proto.getOptionsList(), "nulls");
    WindowFrame frame = WindowFrameReader.read(proto, order, projected);
    switch (relations.scope().declarations().function(proto.getFunctionReference())) {
      case AggregateFunction function -> {
        boolean distinct =
            proto.getInvocation() == AggregationInvocation.AGGREGATION_INVOCATION_DISTINCT;
        AggregateKernel kernel = function.bind(bound);
        if (nulls.equals(Optional.of("IGNORE")) && !compiled.isEmpty()) {
          kernel = StateKernels.ignoringNulls(kernel);
        }
        byOrder
            .computeIfAbsent(distinct ? own : order, o -> new ArrayList<>())
            .add(
                new Placed(
                    place,
                    new WindowCall.Aggregate(kernel, arguments, frame, distinct),
                    kernel.result()));
      }
      case WindowFunction function -> {
        boolean ignore = nulls.map("IGNORE"::equals).orElse(function.rules().ignoresNulls());
        WindowKernel kernel = function.bind(bound, ignore);
        boolean hasOwn = function.rules().order() == WindowFunction.Order.OWN;
        List<SortKey> by = hasOwn ? own.subList(0, Math.min(1, own.size())) : order;
        byOrder
            .computeIfAbsent(by, o -> new ArrayList<>())
            .add(
                new Placed(
                    place, new WindowCall.Function(kernel, arguments, frame), kernel.result()));
      }
      default ->
          throw new LakebirdException(
              ErrorCode.INVALID_ARGUMENT, "A window of the plan has no window function");
    }
  }

  /// The default of LAG and LEAD lies in memory as the value does.
  private static List<CompiledExpression> widened(
      List<CompiledExpression> arguments, ExpressionCompiler compiler) {
    if (arguments.size() < 3) {
      return arguments;
    }
    CompiledExpression value = arguments.getFirst();
    CompiledExpression otherwise = arguments.get(2);
    if (!value.result().type().isDecimal() || !otherwise.result().type().isDecimal()) {
      return arguments;
    }
    var type = DecimalWidening.common(value.result(), otherwise.result());
    List<CompiledExpression> all = new ArrayList<>(arguments);
    all.set(0, compiler.interner().widened(value, type));
    all.set(2, compiler.interner().widened(otherwise, type));
    return all;
  }

  private static int columnOf(CompiledExpression expression, List<CompiledExpression> projected) {
    int known = projected.indexOf(expression);
    if (known >= 0) {
      return known;
    }
    projected.add(expression);
    return projected.size() - 1;
  }
}
