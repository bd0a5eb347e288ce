package dev.lakebird.sql.substrait;

import dev.lakebird.sql.explain.PlanLabels;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.RecursionPlan;
import dev.lakebird.sql.plan.RowEstimates;
import dev.lakebird.sql.plan.ScanPlan;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.UnionPlan;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.plan.WindowPlan;
import dev.lakebird.sql.plan.WritePlan;
import dev.lakebird.types.value.Value;
import io.substrait.proto.AggregateRel;
import io.substrait.proto.CrossRel;
import io.substrait.proto.Expression;
import io.substrait.proto.FetchRel;
import io.substrait.proto.FilterRel;
import io.substrait.proto.JoinRel;
import io.substrait.proto.ProjectRel;
import io.substrait.proto.Rel;
import io.substrait.proto.RelCommon;
import io.substrait.proto.SetRel;
import io.substrait.proto.SortRel;
import java.util.ArrayList;
import java.util.List;

/// Writes relations, one Substrait relation for each logical one. The output of each has exactly the
/// columns of the logical plan, in its order.
final class RelationEncoder {
  private final Declarations declarations;
  private final Places places;
  private final TableEncoder tables;
  private final RowEstimates estimates = new RowEstimates();

  RelationEncoder(Declarations declarations, Places places) {
    this.declarations = declarations;
    this.places = places;
    this.tables = new TableEncoder(declarations);
  }

  Rel encode(LogicalPlan plan) {
    int ordinal = places.nextOrdinal(PlanLabels.of(plan));
    return switch (plan) {
      case ScanPlan p ->
          tables.scan(p, common(p), Conditions.all(p.filters()), over(p.tableColumns(), ordinal));
      case ValuesPlan p -> tables.values(p, common(p), over(List.of(), ordinal));
      case FilterPlan p -> filter(p, ordinal);
      case ProjectPlan p -> project(p, ordinal);
      case JoinPlan p -> join(p, ordinal);
      case AggregatePlan p -> aggregate(p, ordinal);
      case WindowPlan p -> {
        var input = encode(p.input());
        yield WindowEncoder.encode(p, common(p), input, over(p.input().columns(), ordinal));
      }
      case SortPlan p -> sort(p, ordinal);
      case LimitPlan p -> limit(p);
      case UnionPlan p -> union(p);
      case RecursionPlan p -> recursion(p);
      case UnnestPlan p ->
          UnnestEncoder.encode(p, common(p), encode(p.input()), over(p.input().columns(), ordinal));
      case WritePlan p ->
          tables.write(p, common(p), encode(ProjectPlan.keep(p.input(), p.values())));
    };
  }

  private ExpressionEncoder over(List<PlanColumn> columns, int ordinal) {
    return new ExpressionEncoder(declarations, columns, places.of(ordinal));
  }

  private RelCommon common(LogicalPlan plan) {
    return hint(plan).setDirect(RelCommon.Direct.getDefaultInstance()).build();
  }

  private RelCommon.Builder hint(LogicalPlan plan) {
    var common = RelCommon.newBuilder();
    estimates
        .rows(plan)
        .ifPresent(
            rows ->
                common.setHint(
                    RelCommon.Hint.newBuilder()
                        .setStats(RelCommon.Hint.Stats.newBuilder().setRowCount(rows))));
    return common;
  }

  private Rel filter(FilterPlan plan, int ordinal) {
    var input = encode(plan.input());
    return Rel.newBuilder()
        .setFilter(
            FilterRel.newBuilder()
                .setCommon(common(plan))
                .setInput(input)
                .setCondition(over(plan.input().columns(), ordinal).encode(plan.condition())))
        .build();
  }

  /// Columns that are only passed on are taken from the input; the others are computed behind it.
  private Rel project(ProjectPlan plan, int ordinal) {
    var input = encode(plan.input());
    var columns = plan.input().columns();
    var expressions = over(columns, ordinal);
    var to = ProjectRel.newBuilder().setInput(input);
    var emit = RelCommon.Emit.newBuilder();
    int computed = 0;
    for (var assignment : plan.assignments()) {
      if (assignment.expression() instanceof ColumnReference reference) {
        emit.addOutputMapping(expressions.position(reference.column()));
      } else {
        to.addExpressions(expressions.encode(assignment.expression()));
        emit.addOutputMapping(columns.size() + computed);
        computed++;
      }
    }
    return Rel.newBuilder().setProject(to.setCommon(hint(plan).setEmit(emit))).build();
  }

  private Rel join(JoinPlan plan, int ordinal) {
    var left = encode(plan.left());
    var right = encode(plan.right());
    if (plan.kind() == JoinPlan.Kind.INNER && plan.conditions().isEmpty()) {
      return Rel.newBuilder()
          .setCross(CrossRel.newBuilder().setCommon(common(plan)).setLeft(left).setRight(right))
          .build();
    }
    var columns = new ArrayList<>(plan.left().columns());
    columns.addAll(plan.right().columns());
    var to =
        JoinRel.newBuilder()
            .setCommon(common(plan))
            .setLeft(left)
            .setRight(right)
            .setType(type(plan.kind()));
    to.setExpression(over(columns, ordinal).encode(Conditions.allOrTrue(plan.conditions())));
    return Rel.newBuilder().setJoin(to).build();
  }

  private static JoinRel.JoinType type(JoinPlan.Kind kind) {
    return switch (kind) {
      case INNER -> JoinRel.JoinType.JOIN_TYPE_INNER;
      case LEFT -> JoinRel.JoinType.JOIN_TYPE_LEFT;
      case RIGHT -> JoinRel.JoinType.JOIN_TYPE_RIGHT;
      case FULL -> JoinRel.JoinType.JOIN_TYPE_OUTER;
      case SEMI -> JoinRel.JoinType.JOIN_TYPE_LEFT_SEMI;
      case ANTI -> JoinRel.JoinType.JOIN_TYPE_LEFT_ANTI;
      case MARK -> JoinRel.JoinType.JOIN_TYPE_LEFT_MARK;
      case SINGLE -> JoinRel.JoinType.JOIN_TYPE_LEFT_SINGLE;
    };
  }

  private Rel aggregate(AggregatePlan plan, int ordinal) {
    var input = encode(plan.input());
    var expressions = over(plan.input().columns(), ordinal);
    var to = AggregateRel.newBuilder().setCommon(common(plan)).setInput(input);
    plan.keys().forEach(key -> to.addGroupingExpressions(expressions.encode(key.expression())));
    for (var measure : plan.measures()) {
      var written = AggregateRel.Measure.newBuilder();
      var filter = measure.call().filter();
      if (filter != null) {
        written.setFilter(expressions.encode(filter));
      }
      to.addMeasures(written.setMeasure(expressions.aggregate(measure.call())));
    }
    for (var set : plan.groupingSets()) {
      to.addGroupings(AggregateRel.Grouping.newBuilder().addAllExpressionReferences(set));
    }
    return Rel.newBuilder().setAggregate(to).build();
  }

  private Rel sort(SortPlan plan, int ordinal) {
    var input = encode(plan.input());
    var expressions = over(plan.input().columns(), ordinal);
    var to = SortRel.newBuilder().setCommon(common(plan)).setInput(input);
    plan.keys().forEach(key -> to.addSorts(expressions.sortField(key)));
    return Rel.newBuilder().setSort(to).build();
  }

  private Rel limit(LimitPlan plan) {
    var to =
        FetchRel.newBuilder()
            .setCommon(common(plan))
            .setInput(encode(plan.input()))
            .setCountExpr(number(plan.count()));
    if (plan.offset() > 0) {
      to.setOffsetExpr(number(plan.offset()));
    }
    return Rel.newBuilder().setFetch(to).build();
  }

  private Expression number(long value) {
    var literals = new LiteralEncoder(declarations, new TypeEncoder(declarations));
    return Expression.newBuilder().setLiteral(literals.encode(Value.of(value))).build();
  }

  private Rel recursion(RecursionPlan plan) {
    var inputs = new ArrayList<Rel>();
    for (int i = 0; i < plan.inputs().size(); i++) {
      var input = plan.inputs().get(i);
      var sources = plan.sources().get(i);
      inputs.add(
          encode(input.columns().equals(sources) ? input : ProjectPlan.keep(input, sources)));
    }
    return RecursionEncoder.encode(plan, common(plan), inputs.getFirst(), inputs.getLast());
  }

  private Rel union(UnionPlan plan) {
    var to = SetRel.newBuilder().setCommon(common(plan)).setOp(SetRel.SetOp.SET_OP_UNION_ALL);
    for (int i = 0; i < plan.inputs().size(); i++) {
      var input = plan.inputs().get(i);
      var sources = plan.sources().get(i);
      to.addInputs(
          encode(input.columns().equals(sources) ? input : ProjectPlan.keep(input, sources)));
    }
    return Rel.newBuilder().setSet(to).build();
  }
}
