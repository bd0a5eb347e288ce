package dev.lakebird.sql.collate;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.Functions;
import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.sql.plan.AggregateCall;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.AggregatePlan.Measure;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Groups by keys, of which each shows one of the values that are equal, and aggregates that compare keys.
final class AggregateLowering {
  private final PlanLowering plans;
  private final ExpressionLowering expressions;
  private final List<Assignment> keys = new ArrayList<>();
  private final List<Measure> measures = new ArrayList<>();
  private final List<Assignment> results = new ArrayList<>();

  AggregateLowering(PlanLowering plans, ExpressionLowering expressions) {
    this.plans = plans;
    this.expressions = expressions;
  }

  LogicalPlan lower(AggregatePlan plan, LogicalPlan input) {
    plan.keys().forEach(this::addKey);
    plan.measures().forEach(this::addMeasure);
    var number = plan.setNumber();
    if (number != null) {
      results.add(Assignment.pass(number));
    }
    var aggregate = new AggregatePlan(input, keys, measures, plan.groupingSets(), number);
    return results.stream().allMatch(Assignment::isPass)
        ? aggregate
        : new ProjectPlan(aggregate, results);
  }

  private static PlanExpression reference(PlanColumn column) {
    return new ColumnReference(column, Place.UNKNOWN);
  }

  /// A key is NULL where its value is, or where its grouping set lacks it: there the value is NULL, too.
  private void addKey(Assignment key) {
    var column = ExpressionLowering.plain(key.column());
    var value = expressions.lower(key.expression());
    if (!CollatedTypes.hasKeys(key.column().type())
        && !CollatedTypes.hasKeys(key.expression().type())) {
      keys.add(new Assignment(column, value));
      results.add(Assignment.pass(column));
      return;
    }
    var expression = KeyExpressions.key(value, key.column().type());
    var compared = plans.column("", expression);
    keys.add(new Assignment(compared, expression));
    var some = plans.column(column);
    measures.add(
        new Measure(some, call("ANY_VALUE", List.of(value), column.type(), key.expression())));
    results.add(
        new Assignment(column, KeyExpressions.unlessNull(reference(compared), reference(some))));
  }

  private static AggregateCall call(
      String function, List<PlanExpression> arguments, SqlType type, PlanExpression at) {
    return new AggregateCall(
        (AggregateFunction) Functions.find(function).orElseThrow(),
        arguments,
        false,
        List.of(),
        OptionalLong.empty(),
        AggregateCall.Nulls.UNSAID,
        type,
        at.place());
  }

  private void addMeasure(Measure measure) {
    var call = measure.call();
    var column = ExpressionLowering.plain(measure.column());
    boolean collated = call.arguments().stream().anyMatch(a -> CollatedTypes.hasKeys(a.type()));
    if (!collated) {
      add(call, expressions.all(call.arguments()), column);
      return;
    }
    switch (call.name()) {
      case "MIN", "MAX", "PERCENTILE_DISC" -> addExtreme(call, column);
      case "APPROX_COUNT_DISTINCT" ->
          add(call, call.arguments().stream().map(expressions::key).toList(), column);
      case "MIN_BY", "MAX_BY" ->
          add(
              call,
              List.of(
                  expressions.lower(call.arguments().getFirst()),
                  expressions.key(call.arguments().getLast())),
              column);
      case "APPROX_TOP_COUNT", "APPROX_TOP_SUM", "APPROX_QUANTILES" ->
          throw LakebirdException.unimplemented(call.name() + " over values with a collation")
              .at(call.place().position());
      default -> {
        if (!call.distinct()) {
          add(call, expressions.all(call.arguments()), column);
        } else if (call.name().equals("COUNT")) {
          add(call, call.arguments().stream().map(expressions::key).toList(), column);
        } else {
          addDistinct(call, column);
        }
      }
    }
  }

  private void add(AggregateCall call, List<PlanExpression> arguments, PlanColumn column) {
    measures.add(new Measure(column, with(call, arguments, column.type())));
    results.add(Assignment.pass(column));
  }

  private void addExtreme(AggregateCall call, PlanColumn column) {
    var type = (SqlType.StringType) call.arguments().getFirst().type();
    var arguments = new ArrayList<>(expressions.all(call.arguments()));
    arguments.set(0, KeyExpressions.pair(arguments.getFirst(), type));
    var pair = plans.column(column.name(), arguments.getFirst());
    measures.add(new Measure(pair, with(call, arguments, pair.type())));
    results.add(new Assignment(column, KeyExpressions.text(reference(pair))));
  }

  /// ARRAY_AGG and STRING_AGG with DISTINCT: all values, of which those that equal an earlier one go.
  private void addDistinct(AggregateCall call, PlanColumn column) {
    boolean text = call.name().equals("STRING_AGG");
    if (!(text || call.name().equals("ARRAY_AGG"))
        || !(call.arguments().getFirst().type() instanceof SqlType.StringType type)) {
      throw LakebirdException.unimplemented(
              "DISTINCT in " + call.name() + " over values with a collation")
          .at(call.place().position());
    }
    var arguments = expressions.all(call.arguments());
    var array = SqlType.array(SqlType.STRING);
    var all = plans.column(column.name(), Constant.of(Value.nullOf(array), call.place()));
    measures.add(
        new Measure(
            all,
            new AggregateCall(
                (AggregateFunction) Functions.find("ARRAY_AGG").orElseThrow(),
                List.of(arguments.getFirst()),
                false,
                filter(call),
                plans.keys(call.orderBy()),
                call.limit().orElse(1) == 0 ? call.limit() : OptionalLong.empty(),
                text ? AggregateCall.Nulls.IGNORE : call.nulls(),
                having(call),
                array,
                call.place())));
    var result =
        KeyExpressions.call(
            "$collated_distinct",
            array,
            reference(all),
            KeyExpressions.specification(type, reference(all)));
    if (call.limit().orElse(0) > 0) {
      result = first(result, call.limit().getAsLong());
    }
    results.add(new Assignment(column, text ? joined(result, arguments) : result));
  }

  private static PlanExpression first(PlanExpression array, long count) {
    return KeyExpressions.call(
        "ARRAY_SLICE",
        array.type(),
        array,
        Constant.of(Value.of(0L), array.place()),
        Constant.of(Value.of(count - 1), array.place()));
  }

  private static PlanExpression joined(PlanExpression array, List<PlanExpression> arguments) {
    var delimiter =
        arguments.size() > 1 ? arguments.get(1) : Constant.of(Value.of(","), array.place());
    return KeyExpressions.call("ARRAY_TO_STRING", SqlType.STRING, array, delimiter);
  }

  private AggregateCall.@Nullable Having having(AggregateCall call) {
    var having = call.having();
    return having == null
        ? null
        : new AggregateCall.Having(expressions.key(having.key()), having.max());
  }

  private @Nullable PlanExpression filter(AggregateCall call) {
    var filter = call.filter();
    return filter == null ? null : expressions.lower(filter);
  }

  private AggregateCall with(AggregateCall call, List<PlanExpression> arguments, SqlType type) {
    return new AggregateCall(
        call.function(),
        arguments,
        call.distinct(),
        filter(call),
        plans.keys(call.orderBy()),
        call.limit(),
        call.nulls(),
        having(call),
        type,
        call.place());
  }
}
