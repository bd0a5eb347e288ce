package dev.lakebird.sql.optimize;

import dev.lakebird.functions.Functions;
import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.sql.plan.AggregateCall;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.AggregatePlan.Measure;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.ColumnIds;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.PlanExpressions;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Aggregates whose values only branches need (`IF(COUNT(*) > 0, 0, SUM(1 / x))`): an argument that
/// fails makes a note beside the aggregate, and the branch fails where it is taken. Scalar subqueries in
/// IFERROR and its like fail where their values are used. Every error is where it was or nowhere.
final class LateErrors {
  private final ColumnIds ids;

  private LateErrors(ColumnIds ids) {
    this.ids = ids;
  }

  static LogicalPlan apply(LogicalPlan plan) {
    return new LateErrors(ColumnIds.after(plan)).changed(plan);
  }

  private LogicalPlan changed(LogicalPlan plan) {
    var over = PlanRewrite.withInputs(plan, this::changed);
    var guarded =
        PlanExpressions.of(over).stream().anyMatch(Expressions::hasSubquery)
            ? PlanExpressions.map(over, e -> guarded(e, false))
            : over;
    return guarded instanceof ProjectPlan project ? late(project) : guarded;
  }

  private static boolean isCatch(PlanExpression expression) {
    return expression instanceof Call call
        && switch (call.name()) {
          case "IFERROR", "ISERROR", "NULLIFERROR" -> true;
          default -> false;
        };
  }

  /// Scalar subqueries whose errors are caught: several rows are an array first, and fail where the value
  /// is taken out of it.
  private PlanExpression guarded(PlanExpression expression, boolean caught) {
    if (expression instanceof SubqueryValue written) {
      var subquery =
          new SubqueryValue(
              written.kind(),
              changed(written.plan()),
              written.operands().stream().map(operand -> guarded(operand, caught)).toList(),
              written.outer(),
              written.type(),
              written.place());
      return caught
              && subquery.kind() == SubqueryValue.Kind.SCALAR
              && !SubqueryJoins.isOneRow(subquery.plan())
              && !(subquery.type() instanceof SqlType.Array)
          ? single(subquery)
          : subquery;
    }
    boolean within = caught || isCatch(expression);
    return PlanExpressions.mapChildren(expression, child -> guarded(child, within));
  }

  private static PlanExpression single(SubqueryValue subquery) {
    var place = subquery.place();
    var array =
        new SubqueryValue(
            SubqueryValue.Kind.ARRAY,
            subquery.plan(),
            List.of(),
            subquery.outer(),
            SqlType.array(subquery.type()),
            place);
    var atMostOne =
        call(
            "$less",
            SqlType.BOOL,
            call("ARRAY_LENGTH", SqlType.INT64, array),
            Constant.of(Value.of(2L), place));
    var first =
        call("$safe_array_at_offset", subquery.type(), array, Constant.of(Value.of(0L), place));
    var several =
        Constant.of(
            Value.of("INVALID_VALUE: Scalar subquery produced more than one element"), place);
    return new CaseWhen(
        List.of(new CaseWhen.Branch(atMostOne, first)),
        call("$raise", subquery.type(), several),
        subquery.type(),
        place);
  }

  private LogicalPlan late(ProjectPlan project) {
    var always = new HashSet<Integer>();
    LogicalPlan input = project.input();
    var filters = new ArrayList<FilterPlan>();
    while (input instanceof FilterPlan filter) {
      always(filter.condition(), always);
      filters.add(filter);
      input = filter.input();
    }
    if (!(input instanceof AggregatePlan aggregate)
        || aggregate.measures().stream().noneMatch(LateErrors::mayFail)) {
      return project;
    }
    project.assignments().forEach(a -> always(a.expression(), always));
    var measures = new ArrayList<Measure>();
    var replaced = new HashMap<Integer, PlanExpression>();
    for (var measure : aggregate.measures()) {
      if (mayFail(measure) && !always.contains(measure.column().id())) {
        noted(measure, measures, replaced);
      } else {
        measures.add(measure);
      }
    }
    if (replaced.isEmpty()) {
      return project;
    }
    LogicalPlan result =
        new AggregatePlan(
            aggregate.input(),
            aggregate.keys(),
            measures,
            aggregate.groupingSets(),
            aggregate.setNumber());
    for (var filter : filters.reversed()) {
      result = new FilterPlan(result, filter.condition());
    }
    return new ProjectPlan(
        result,
        project.assignments().stream()
            .map(a -> new Assignment(a.column(), with(a.expression(), replaced)))
            .toList());
  }

  private static boolean mayFail(Measure measure) {
    return measure.call().arguments().stream().anyMatch(a -> !Failures.neverFails(a))
        && measure.call().arguments().stream().allMatch(Failures::isMovable);
  }

  /// Notes the columns that an expression needs for every row; a subquery needs all that it uses.
  private static void always(PlanExpression expression, Set<Integer> into) {
    switch (expression) {
      case ColumnReference e -> into.add(e.column().id());
      case CaseWhen e -> always(e.branches().getFirst().condition(), into);
      case SubqueryValue e -> {
        e.outer().forEach(column -> into.add(column.id()));
        e.operands().forEach(operand -> always(operand, into));
      }
      case Call e -> {
        switch (e.name()) {
          case "IF", "COALESCE", "IFNULL" -> always(e.arguments().getFirst(), into);
          case "IFERROR", "ISERROR", "NULLIFERROR" -> {}
          default -> e.arguments().forEach(argument -> always(argument, into));
        }
      }
      default -> expression.children().forEach(child -> always(child, into));
    }
  }

  private void noted(Measure measure, List<Measure> into, Map<Integer, PlanExpression> replaced) {
    var call = measure.call();
    var arguments = new ArrayList<PlanExpression>();
    PlanExpression note = null;
    for (var argument : call.arguments()) {
      if (Failures.neverFails(argument)) {
        arguments.add(argument);
        continue;
      }
      arguments.add(
          call(
              "IFERROR",
              argument.type(),
              argument,
              Constant.of(Value.nullOf(argument.type()), argument.place())));
      var error = call("$error_of", SqlType.STRING, argument);
      note = note == null ? error : call("COALESCE", SqlType.STRING, note, error);
    }
    if (note == null) {
      into.add(measure);
      return;
    }
    var value = ids.next(measure.column().name(), measure.column().type());
    var error = ids.next("error", SqlType.STRING);
    into.add(
        new Measure(
            value,
            new AggregateCall(
                call.function(),
                arguments,
                call.distinct(),
                call.filter(),
                call.orderBy(),
                call.limit(),
                call.nulls(),
                call.having(),
                call.type(),
                call.place())));
    into.add(
        new Measure(
            error,
            new AggregateCall(
                (AggregateFunction) Functions.find("MAX").orElseThrow(),
                List.of(note),
                false,
                call.filter(),
                List.of(),
                OptionalLong.empty(),
                AggregateCall.Nulls.UNSAID,
                call.having(),
                SqlType.STRING,
                note.place())));
    replaced.put(measure.column().id(), unless(error, value, note));
  }

  private static PlanExpression unless(PlanColumn error, PlanColumn value, PlanExpression at) {
    var noted = new ColumnReference(error, at.place());
    return new CaseWhen(
        List.of(
            new CaseWhen.Branch(
                call("$is_not_null", SqlType.BOOL, noted), call("$raise", value.type(), noted))),
        new ColumnReference(value, at.place()),
        value.type(),
        at.place());
  }

  private static PlanExpression call(String name, SqlType type, PlanExpression... arguments) {
    return new Call(
        FunctionTable.operator(name), List.of(arguments), type, false, arguments[0].place());
  }

  private static PlanExpression with(
      PlanExpression expression, Map<Integer, PlanExpression> replaced) {
    if (expression instanceof ColumnReference reference) {
      return replaced.getOrDefault(reference.column().id(), reference);
    }
    return PlanExpressions.mapChildren(expression, child -> with(child, replaced));
  }
}
