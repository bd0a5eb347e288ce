package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.queryexec.aggregate.AggregateSpec;
import dev.lakebird.queryexec.aggregate.OrderedKernel;
import dev.lakebird.queryexec.aggregate.StateKernels;
import dev.lakebird.queryexec.expression.CompiledExpression;
import dev.lakebird.queryexec.sort.SortKey;
import dev.lakebird.types.vector.VectorType;
import io.substrait.proto.AggregateFunction.AggregationInvocation;
import io.substrait.proto.AggregateRel;
import io.substrait.proto.FunctionOption;
import io.substrait.proto.SortField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The calls of one aggregation, with their arguments as columns of the projected input.
final class AggregateCalls {
  private final PlanScope scope;
  private final ExpressionCompiler compiler;
  private final List<CompiledExpression> projected;
  private final int first;
  private final List<Call> calls = new ArrayList<>();
  private boolean isSorted;

  /// @param projected the columns so far, to which arguments are added
  /// @param first from where on a column may be an argument
  AggregateCalls(
      PlanScope scope, ExpressionCompiler compiler, List<CompiledExpression> projected, int first) {
    this.scope = scope;
    this.compiler = compiler;
    this.projected = projected;
    this.first = first;
  }

  /// One call.
  ///
  /// @param types of the arguments, then of the columns of the order
  /// @param filtered whether the last argument is the condition that rows must meet to count
  /// @param order by columns of the projected input
  /// @param limit how many rows count, in that order
  /// @param leastOnly whether only the rows that are the first by the first key count
  /// @param skipNulls whether NULLs of the first argument do not count for the limit
  record Call(
      AggregateKernel kernel,
      List<Integer> arguments,
      List<VectorType> types,
      boolean distinct,
      boolean filtered,
      List<SortKey> order,
      long limit,
      boolean leastOnly,
      boolean skipNulls,
      boolean inputSorted) {
    boolean isOrdered() {
      return !order.isEmpty() || limit < Long.MAX_VALUE;
    }

    /// The call over the projected input.
    AggregateSpec.Measure measure() {
      return measure(arguments);
    }

    /// The call over distinct arguments that stand behind each other from a column on.
    AggregateSpec.Measure over(int start) {
      List<Integer> columns = new ArrayList<>();
      for (int a = 0; a < arguments.size(); a++) {
        columns.add(start + a);
      }
      return measure(columns);
    }

    private AggregateSpec.Measure measure(List<Integer> columns) {
      if (!isOrdered() || inputSorted) {
        return new AggregateSpec.Measure(
            filtered ? StateKernels.filtered(kernel) : kernel, columns);
      }
      int count = columns.size() - (filtered ? 1 : 0);
      List<Integer> all = new ArrayList<>(columns.subList(0, count));
      List<VectorType> kept = new ArrayList<>(types.subList(0, count));
      List<OrderedKernel.Key> keys = new ArrayList<>();
      for (int k = 0; k < order.size(); k++) {
        SortKey key = order.get(k);
        int at = arguments.subList(0, count).indexOf(key.column());
        if (at < 0) {
          if (distinct) {
            throw new LakebirdException(
                ErrorCode.INVALID_ARGUMENT,
                "An aggregate with DISTINCT is ordered by what is no argument of it");
          }
          at = all.size();
          all.add(key.column());
          kept.add(types.get(arguments.size() + k));
        }
        keys.add(new OrderedKernel.Key(at, key.descending(), key.nullsFirst()));
      }
      var ordered = new OrderedKernel(kernel, kept, count, keys, limit, leastOnly, skipNulls);
      if (!filtered) {
        return new AggregateSpec.Measure(ordered, all);
      }
      all.add(columns.getLast());
      return new AggregateSpec.Measure(StateKernels.filtered(ordered), all);
    }

    private Call withInputSorted() {
      return new Call(
          kernel, arguments, types, distinct, filtered, order, limit, leastOnly, skipNulls, true);
    }
  }

  List<Call> all() {
    return isSorted ? calls.stream().map(Call::withInputSorted).toList() : calls;
  }

  /// The different lists of arguments with DISTINCT.
  List<List<Integer>> distinctLists() {
    return calls.stream().filter(Call::distinct).map(Call::arguments).distinct().toList();
  }

  /// The projected input, in the order that all ordered calls share, if they do.
  Relation sorted(Relation rows) {
    List<Call> ordered = calls.stream().filter(Call::isOrdered).toList();
    boolean agree =
        !ordered.isEmpty()
            && calls.stream().noneMatch(Call::distinct)
            && ordered.stream().noneMatch(call -> call.limit() < Long.MAX_VALUE || call.leastOnly())
            && ordered.stream().map(Call::order).distinct().count() == 1;
    if (!agree) {
      return rows;
    }
    isSorted = true;
    Relation sorted = SortCompiler.sorted(rows, ordered.getFirst().order(), OptionalLong.empty());
    sorted.pipeline().workersMax(1);
    return sorted;
  }

  void add(AggregateRel.Measure measure) {
    var proto = measure.getMeasure();
    if (!(scope.declarations().function(proto.getFunctionReference())
        instanceof AggregateFunction function)) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "A measure of the plan is not an aggregate function");
    }
    Optional<CompiledExpression> filter =
        measure.hasFilter() ? Optional.of(compiler.compile(measure.getFilter())) : Optional.empty();
    List<FunctionOption> options = proto.getOptionsList();
    List<CompiledExpression> arguments =
        new ArrayList<>(compiler.arguments(proto.getArgumentsList()));
    Optional<String> having = ExpressionCompiler.option(options, "having");
    Optional<CompiledExpression> havingKey =
        having.map(option -> arguments.remove(arguments.size() - 1));
    AggregateKernel kernel =
        function.bind(
            new BoundCall(
                arguments.stream().map(CompiledExpression::asArgument).toList(),
                compiler.types().read(proto.getOutputType()),
                ExpressionCompiler.isSafe(options)));
    boolean ignoresNulls =
        ExpressionCompiler.option(options, "nulls").equals(Optional.of("IGNORE"))
            && !arguments.isEmpty();
    if (ignoresNulls) {
      kernel = StateKernels.ignoringNulls(kernel);
    }
    List<Integer> columns = new ArrayList<>();
    List<VectorType> types = new ArrayList<>();
    for (CompiledExpression argument : arguments) {
      columns.add(columnOf(argument));
      types.add(argument.result().type());
    }
    if (filter.isPresent()) {
      columns.add(columnOf(filter.get()));
      types.add(filter.get().result().type());
    }
    List<SortKey> order = new ArrayList<>();
    if (having.isPresent() && havingKey.isPresent()) {
      order.add(new SortKey(columnOf(havingKey.get()), having.get().equals("MAX"), false));
      types.add(havingKey.get().result().type());
    }
    for (SortField sort : proto.getSortsList()) {
      CompiledExpression key = compiler.compile(sort.getExpr());
      order.add(SortCompiler.key(columnOf(key), sort.getDirection()));
      types.add(key.result().type());
    }
    long limit =
        ExpressionCompiler.option(options, "limit").map(Long::parseLong).orElse(Long.MAX_VALUE);
    boolean distinct =
        proto.getInvocation() == AggregationInvocation.AGGREGATION_INVOCATION_DISTINCT;
    boolean joins = function.definition().name().equals("STRING_AGG");
    calls.add(
        new Call(
            kernel,
            columns,
            types,
            distinct,
            filter.isPresent(),
            order,
            limit,
            having.isPresent(),
            limit < Long.MAX_VALUE && (ignoresNulls || joins),
            false));
  }

  /// The column of an argument, a new one unless the same expression is projected already.
  private int columnOf(CompiledExpression expression) {
    int known = projected.subList(first, projected.size()).indexOf(expression);
    if (known >= 0) {
      return first + known;
    }
    projected.add(expression);
    return projected.size() - 1;
  }
}
