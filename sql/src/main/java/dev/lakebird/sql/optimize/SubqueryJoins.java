package dev.lakebird.sql.optimize;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.sql.plan.AggregateCall;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.ColumnIds;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.plan.WindowPlan;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.List;
import java.util.OptionalLong;

/// The joins that give rows the values of uncorrelated subqueries.
final class SubqueryJoins {
  private final ColumnIds ids;

  SubqueryJoins(ColumnIds ids) {
    this.ids = ids;
  }

  /// Rows with one more column, and the value in it.
  record Joined(LogicalPlan plan, PlanExpression value) {}

  /// A fresh column like another.
  PlanColumn column(PlanColumn like) {
    return ids.next(like.name(), like.type());
  }

  /// The input with the value of the subquery for each row.
  ///
  /// @param operands over the columns of the input
  Joined join(LogicalPlan input, SubqueryValue subquery, List<PlanExpression> operands) {
    return switch (subquery.kind()) {
      case SCALAR -> scalar(input, subquery);
      case EXISTS -> exists(input, subquery);
      case ARRAY -> array(input, subquery);
      case IN -> in(input, subquery, operands);
    };
  }

  /// The rows of the input whose operand equals some row of the subquery.
  LogicalPlan semi(LogicalPlan input, SubqueryValue subquery) {
    return JoinPlan.of(
        JoinPlan.Kind.SEMI,
        input,
        subquery.plan(),
        List.of(equality(subquery, subquery.operands())));
  }

  private static PlanExpression equality(SubqueryValue subquery, List<PlanExpression> operands) {
    return new Call(
        FunctionTable.operator(Conditions.EQUAL),
        List.of(
            operands.getFirst(),
            new ColumnReference(subquery.plan().columns().getFirst(), subquery.place())),
        SqlType.BOOL,
        false,
        subquery.place());
  }

  private static PlanExpression reference(PlanColumn column, SubqueryValue subquery) {
    return new ColumnReference(column, subquery.place());
  }

  /// An aggregate of all rows is one row; of others there may be none, or too many.
  private static Joined scalar(LogicalPlan input, SubqueryValue subquery) {
    var kind = isOneRow(subquery.plan()) ? JoinPlan.Kind.INNER : JoinPlan.Kind.SINGLE;
    return new Joined(
        JoinPlan.of(kind, input, subquery.plan(), List.of()),
        reference(subquery.plan().columns().getFirst(), subquery));
  }

  static boolean isOneRow(LogicalPlan plan) {
    return switch (plan) {
      case AggregatePlan p -> p.keys().isEmpty() && p.groupingSets().size() == 1;
      case ProjectPlan p -> isOneRow(p.input());
      case SortPlan p -> isOneRow(p.input());
      case WindowPlan p -> isOneRow(p.input());
      case ValuesPlan p -> p.rows().size() == 1;
      default -> false;
    };
  }

  private Joined exists(LogicalPlan input, SubqueryValue subquery) {
    var count = ids.next("count", SqlType.INT64);
    var counted =
        AggregatePlan.of(
            new LimitPlan(subquery.plan(), 1, 0),
            List.of(),
            List.of(
                new AggregatePlan.Measure(
                    count, aggregate("COUNT", List.of(), List.of(), SqlType.INT64, subquery))));
    var exists = ids.next("exists", SqlType.BOOL);
    var test =
        new Call(
            FunctionTable.operator("$greater"),
            List.of(reference(count, subquery), Constant.of(Value.of(0L), subquery.place())),
            SqlType.BOOL,
            false,
            subquery.place());
    var projected = new ProjectPlan(counted, List.of(new Assignment(exists, test)));
    return new Joined(JoinPlan.cross(input, projected), reference(exists, subquery));
  }

  private Joined array(LogicalPlan input, SubqueryValue subquery) {
    var collected = collected(subquery);
    return new Joined(
        JoinPlan.cross(input, collected.plan()),
        reference(collected.plan().columns().getFirst(), subquery));
  }

  /// An ARRAY subquery as one that is a scalar of one row.
  SubqueryValue collected(SubqueryValue subquery) {
    var element = subquery.plan().columns().getFirst();
    LogicalPlan rows = subquery.plan();
    var order = List.<SortKey>of();
    if (beneathKeep(rows) instanceof SortPlan sort) {
      rows = sort.input();
      order = sort.keys();
    }
    var collected = ids.next(element.name(), subquery.type());
    var aggregated =
        AggregatePlan.of(
            rows,
            List.of(),
            List.of(
                new AggregatePlan.Measure(
                    collected,
                    aggregate(
                        "ARRAY_AGG",
                        List.of(reference(element, subquery)),
                        order,
                        subquery.type(),
                        subquery))));
    var array = ids.next(element.name(), subquery.type());
    var empty = new Value.ArrayValue((SqlType.Array) subquery.type(), List.of());
    var orEmpty =
        new Call(
            FunctionTable.operator("IFNULL"),
            List.of(reference(collected, subquery), Constant.of(empty, subquery.place())),
            subquery.type(),
            false,
            subquery.place());
    return new SubqueryValue(
        SubqueryValue.Kind.SCALAR,
        new ProjectPlan(aggregated, List.of(new Assignment(array, orEmpty))),
        List.of(),
        subquery.outer(),
        subquery.type(),
        subquery.place());
  }

  /// The plan under a projection that only drops columns.
  private static LogicalPlan beneathKeep(LogicalPlan plan) {
    return plan instanceof ProjectPlan project
            && project.assignments().stream().allMatch(Assignment::isPass)
        ? project.input()
        : plan;
  }

  private Joined in(LogicalPlan input, SubqueryValue subquery, List<PlanExpression> operands) {
    var mark = ids.next("in", SqlType.BOOL);
    var join =
        new JoinPlan(
            JoinPlan.Kind.MARK,
            input,
            subquery.plan(),
            List.of(equality(subquery, operands)),
            mark);
    return new Joined(join, reference(mark, subquery));
  }

  private static AggregateCall aggregate(
      String name,
      List<PlanExpression> arguments,
      List<SortKey> order,
      SqlType type,
      SubqueryValue subquery) {
    return new AggregateCall(
        (AggregateFunction) FunctionTable.operator(name),
        arguments,
        false,
        order,
        OptionalLong.empty(),
        AggregateCall.Nulls.UNSAID,
        type,
        subquery.place());
  }
}
