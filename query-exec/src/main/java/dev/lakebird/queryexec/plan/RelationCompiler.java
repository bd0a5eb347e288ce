package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.queryexec.expression.CompiledExpression;
import dev.lakebird.queryexec.expression.ExpressionGroup;
import dev.lakebird.queryexec.operator.ProjectFactory;
import dev.lakebird.queryexec.run.ExpressionProgram;
import dev.lakebird.queryexec.run.InputColumn;
import io.substrait.proto.Rel;
import io.substrait.proto.RelCommon;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Compiles relations to pipelines, one class a kind.
final class RelationCompiler {
  private final PlanScope scope;

  RelationCompiler(PlanScope scope) {
    this.scope = scope;
  }

  PlanScope scope() {
    return scope;
  }

  Relation compile(Rel rel) {
    int ordinal = scope.enter();
    return switch (rel.getRelTypeCase()) {
      case READ -> new ReadCompiler(this).compile(rel.getRead(), ordinal);
      case FILTER -> new FilterCompiler(this).compile(rel.getFilter(), ordinal);
      case PROJECT -> new ProjectCompiler(this).compile(rel.getProject(), ordinal);
      case FETCH -> new FetchCompiler(this).compile(rel.getFetch(), ordinal);
      case SORT -> new SortCompiler(this).compile(rel.getSort(), ordinal, OptionalLong.empty());
      case AGGREGATE -> new AggregateCompiler(this).compile(rel.getAggregate(), ordinal);
      case WINDOW -> new WindowCompiler(this).compile(rel.getWindow(), ordinal);
      case JOIN -> new JoinCompiler(this).compile(rel.getJoin(), ordinal);
      case CROSS -> new JoinCompiler(this).compile(rel.getCross(), ordinal);
      case SET -> new SetCompiler(this).compile(rel.getSet(), ordinal);
      case EXTENSION_SINGLE -> new UnnestCompiler(this).compile(rel.getExtensionSingle(), ordinal);
      case EXTENSION_MULTI -> new RecursionCompiler(this).compile(rel.getExtensionMulti());
      case WRITE -> new WriteCompiler(this).compile(rel.getWrite(), ordinal);
      default -> throw LakebirdException.unimplemented("The relation " + rel.getRelTypeCase());
    };
  }

  /// The relation with the columns that its `emit` names, in their order.
  Relation emitted(Relation relation, RelCommon common) {
    if (!common.hasEmit()) {
      return relation;
    }
    List<Integer> mapping = common.getEmit().getOutputMappingList();
    return select(relation, mapping);
  }

  /// The relation with these of its columns.
  Relation select(Relation relation, List<Integer> columns) {
    boolean identity = columns.size() == relation.columns().size();
    List<BoundCall.Result> results = new ArrayList<>();
    List<ExpressionProgram> programs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int column = columns.get(i);
      identity &= column == i;
      BoundCall.Result result = relation.columns().get(column);
      results.add(result);
      programs.add(new InputColumn(column, result.type()));
    }
    if (!identity) {
      relation.pipeline().then(new ProjectFactory(programs));
    }
    return relation.withColumns(results);
  }

  /// The relation with the expressions as its columns.
  Relation project(Relation relation, List<CompiledExpression> expressions) {
    relation.pipeline().then(new ProjectFactory(ExpressionGroup.programs(expressions)));
    return relation.withColumns(expressions.stream().map(CompiledExpression::result).toList());
  }
}
