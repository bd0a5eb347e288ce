package dev.lakebird.queryexec.plan;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.queryexec.aggregate.AggregateSpec;
import dev.lakebird.queryexec.aggregate.HashAggregation;
import dev.lakebird.queryexec.aggregate.RowCopies;
import dev.lakebird.queryexec.aggregate.StateKernels;
import dev.lakebird.queryexec.expression.CompiledExpression;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.VectorType;
import io.substrait.proto.AggregateRel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/// Compiles aggregations.
///
/// Several grouping sets: each row goes in once for each set, with the keys that are not of the set NULL,
/// and is grouped by the number of the set too. DISTINCT calls run in two levels: the rows are grouped by
/// keys and arguments first, where the other calls keep their states, and by keys alone after that; with
/// DISTINCT over several lists of arguments, each row goes in once for each list. Ordered calls sort the
/// input first and have one worker where they agree on the order, and else each sorts the rows of its groups.
final class AggregateCompiler {
  private final RelationCompiler relations;

  AggregateCompiler(RelationCompiler relations) {
    this.relations = relations;
  }

  /// Rows to be grouped.
  ///
  /// @param keys the columns to group by
  /// @param always groups that exist even of no rows
  private record Grouped(Relation rows, List<Integer> keys, List<List<Value>> always) {}

  Relation compile(AggregateRel aggregate, int ordinal) {
    Relation input = relations.compile(aggregate.getInput());
    PlanScope scope = relations.scope();
    ExpressionCompiler compiler = scope.expressions(input.columns(), scope.places(ordinal));
    boolean several = aggregate.getGroupingsCount() > 1;
    List<CompiledExpression> keys = compiler.compileAll(aggregate.getGroupingExpressionsList());
    List<CompiledExpression> projected = new ArrayList<>(keys);
    if (several) {
      projected.add(compiler.interner().constant(Value.of(0L)));
    }
    var calls = new AggregateCalls(scope, compiler, projected, several ? projected.size() : 0);
    aggregate.getMeasuresList().forEach(calls::add);
    Relation rows = calls.sorted(relations.project(input, projected));
    var grouped =
        several
            ? groupingSets(rows, keys.size(), aggregate.getGroupingsList())
            : new Grouped(rows, range(keys.size()), List.of());
    List<List<Integer>> lists = calls.distinctLists();
    Relation result =
        switch (lists.size()) {
          case 0 ->
              oneLevel(grouped, calls.all().stream().map(AggregateCalls.Call::measure).toList());
          case 1 -> twoLevels(grouped, lists.getFirst(), calls.all());
          default -> copiesByList(grouped, lists, calls.all());
        };
    if (several) {
      List<Integer> order = new ArrayList<>(range(keys.size()));
      IntStream.range(keys.size() + 1, result.columns().size()).forEach(order::add);
      order.add(keys.size());
      result = relations.select(result, order);
    }
    return relations.emitted(result.withRows(OptionalLong.empty()), aggregate.getCommon());
  }

  /// The rows once for each set.
  ///
  /// @param keyCount how many of the first columns are keys; the number of the set is the column behind
  private static Grouped groupingSets(
      Relation rows, int keyCount, List<AggregateRel.Grouping> groupings) {
    List<RowCopies.Copy> copies = new ArrayList<>();
    List<List<Value>> always = new ArrayList<>();
    for (int set = 0; set < groupings.size(); set++) {
      Set<Integer> others = new HashSet<>(range(keyCount));
      List<Integer> references = groupings.get(set).getExpressionReferencesList();
      others.removeAll(references);
      copies.add(new RowCopies.Copy(set, others));
      if (references.isEmpty()) {
        List<Value> group = new ArrayList<>();
        for (int key = 0; key < keyCount; key++) {
          group.add(Value.nullOf(rows.types().get(key).type()));
        }
        group.add(Value.of((long) set));
        always.add(group);
      }
    }
    Relation copied = copied(rows, keyCount, copies);
    return new Grouped(copied, range(keyCount + 1), always);
  }

  private static Relation copied(Relation rows, int number, List<RowCopies.Copy> copies) {
    rows.pipeline().then(new RowCopies(rows.types(), number, copies));
    List<BoundCall.Result> columns = new ArrayList<>();
    for (int c = 0; c < rows.columns().size(); c++) {
      BoundCall.Result column = rows.columns().get(c);
      boolean same = c != number;
      for (RowCopies.Copy copy : copies) {
        same &= !copy.nulls().contains(c);
      }
      columns.add(same ? column : BoundCall.Result.of(column.type()));
    }
    return rows.withColumns(columns).withRows(OptionalLong.empty());
  }

  private static Relation twoLevels(
      Grouped grouped, List<Integer> distinct, List<AggregateCalls.Call> calls) {
    int keyCount = grouped.keys().size();
    List<Integer> firstKeys = new ArrayList<>(grouped.keys());
    firstKeys.addAll(distinct);
    List<AggregateSpec.Measure> first = new ArrayList<>();
    List<AggregateSpec.Measure> second = new ArrayList<>();
    for (AggregateCalls.Call call : calls) {
      if (call.distinct()) {
        second.add(call.over(keyCount));
      } else {
        int state = firstKeys.size() + first.size();
        AggregateSpec.Measure measure = call.measure();
        first.add(
            new AggregateSpec.Measure(
                StateKernels.exporting(measure.kernel()), measure.arguments()));
        second.add(
            new AggregateSpec.Measure(StateKernels.merging(measure.kernel()), List.of(state)));
      }
    }
    Relation rows = oneLevel(new Grouped(grouped.rows(), firstKeys, List.of()), first);
    return oneLevel(new Grouped(rows, range(keyCount), grouped.always()), second);
  }

  /// Two levels where each list of distinct arguments has its own copy of the rows, and the calls without
  /// DISTINCT one more.
  private Relation copiesByList(
      Grouped grouped, List<List<Integer>> lists, List<AggregateCalls.Call> calls) {
    int width = grouped.rows().columns().size();
    List<Integer> columns = new ArrayList<>(range(width));
    lists.forEach(columns::addAll);
    int number = columns.size();
    columns.add(grouped.keys().isEmpty() ? 0 : grouped.keys().getFirst());
    List<RowCopies.Copy> copies = new ArrayList<>();
    Set<Integer> own = new HashSet<>(IntStream.range(width, number).boxed().toList());
    if (calls.stream().anyMatch(call -> !call.distinct())) {
      copies.add(new RowCopies.Copy(0, own));
    }
    int at = width;
    for (int list = 0; list < lists.size(); list++) {
      int end = at + lists.get(list).size();
      Set<Integer> others = new HashSet<>(own);
      IntStream.range(at, end).forEach(others::remove);
      copies.add(new RowCopies.Copy(list + 1L, others));
      at = end;
    }
    Relation wide = relations.select(grouped.rows(), columns);
    List<BoundCall.Result> results = new ArrayList<>(wide.columns());
    results.set(number, BoundCall.Result.of(VectorType.INT64));
    Relation copied = copied(wide.withColumns(results), number, copies);

    int keyCount = grouped.keys().size();
    List<Integer> firstKeys = new ArrayList<>(grouped.keys());
    firstKeys.add(number);
    IntStream.range(width, number).forEach(firstKeys::add);
    List<AggregateSpec.Measure> first = new ArrayList<>();
    List<AggregateSpec.Measure> second = new ArrayList<>();
    for (AggregateCalls.Call call : calls) {
      if (call.distinct()) {
        int list = lists.indexOf(call.arguments());
        int start = keyCount + 1;
        for (List<Integer> before : lists.subList(0, list)) {
          start += before.size();
        }
        second.add(where(call.over(start), keyCount, list + 1L));
      } else {
        AggregateSpec.Measure measure = call.measure();
        int state = firstKeys.size() + first.size();
        first.add(
            where(
                new AggregateSpec.Measure(
                    StateKernels.exporting(measure.kernel()), measure.arguments()),
                number,
                0));
        second.add(
            where(
                new AggregateSpec.Measure(StateKernels.merging(measure.kernel()), List.of(state)),
                keyCount,
                0));
      }
    }
    Relation rows = oneLevel(new Grouped(copied, firstKeys, List.of()), first);
    return oneLevel(new Grouped(rows, range(keyCount), grouped.always()), second);
  }

  private static AggregateSpec.Measure where(
      AggregateSpec.Measure measure, int number, long value) {
    List<Integer> arguments = new ArrayList<>(measure.arguments());
    arguments.add(number);
    return new AggregateSpec.Measure(StateKernels.onlyWhere(measure.kernel(), value), arguments);
  }

  private static Relation oneLevel(Grouped grouped, List<AggregateSpec.Measure> measures) {
    Relation rows = grouped.rows();
    List<Integer> keys = grouped.keys();
    List<BoundCall.Result> columns = new ArrayList<>();
    keys.forEach(key -> columns.add(rows.columns().get(key)));
    measures.forEach(measure -> columns.add(measure.kernel().result()));
    var aggregation =
        new HashAggregation(
            new AggregateSpec(
                keys,
                keys.stream().map(k -> rows.columns().get(k).type()).toList(),
                measures,
                grouped.always()));
    rows.pipeline().cut(aggregation.sink(), aggregation.source());
    return new Relation(rows.pipeline(), columns, OptionalLong.empty());
  }

  private static List<Integer> range(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
