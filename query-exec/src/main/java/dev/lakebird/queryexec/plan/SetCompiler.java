package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.queryexec.expression.CompiledExpression;
import dev.lakebird.queryexec.expression.DecimalWidening;
import dev.lakebird.queryexec.operator.PipelineBuilder;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.VectorType;
import io.substrait.proto.SetRel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Compiles UNION ALL: decimals of the inputs are laid out alike first.
final class SetCompiler {
  private final RelationCompiler relations;

  SetCompiler(RelationCompiler relations) {
    this.relations = relations;
  }

  Relation compile(SetRel set, int ordinal) {
    if (set.getOp() != SetRel.SetOp.SET_OP_UNION_ALL) {
      throw LakebirdException.unimplemented("The set operation " + set.getOp());
    }
    List<Relation> inputs = set.getInputsList().stream().map(relations::compile).toList();
    List<BoundCall.Result> columns = new ArrayList<>(inputs.getFirst().columns());
    for (Relation input : inputs) {
      requireWidth(input, columns.size());
      for (int c = 0; c < columns.size(); c++) {
        columns.set(c, common(columns.get(c), input.columns().get(c)));
      }
    }
    List<PipelineBuilder> pipelines = new ArrayList<>();
    for (Relation input : inputs) {
      pipelines.add(alike(input, columns, ordinal).pipeline());
    }
    PipelineBuilder union = pipelines.getFirst().unionAll(pipelines.subList(1, pipelines.size()));
    return relations.emitted(new Relation(union, columns, OptionalLong.empty()), set.getCommon());
  }

  private Relation alike(Relation input, List<BoundCall.Result> columns, int ordinal) {
    PlanScope scope = relations.scope();
    ExpressionCompiler compiler = scope.expressions(input.columns(), scope.places(ordinal));
    List<CompiledExpression> laidOut = new ArrayList<>();
    boolean same = true;
    for (int c = 0; c < columns.size(); c++) {
      VectorType type = columns.get(c).type();
      same &= input.columns().get(c).type().equals(type);
      laidOut.add(
          compiler.interner().widened(compiler.interner().column(c, input.columns()), type));
    }
    return same ? input : relations.project(input, laidOut);
  }

  /// What holds of a column that both inputs have; a type that the two cannot share is refused.
  static BoundCall.Result common(BoundCall.Result a, BoundCall.Result b) {
    boolean nullable = a.nullable() || b.nullable();
    if (a.type().equals(b.type())) {
      Optional<ValueBounds> bounds =
          a.bounds().isPresent() && b.bounds().isPresent()
              ? Optional.of(a.bounds().get().union(b.bounds().get()))
              : Optional.empty();
      return new BoundCall.Result(a.type(), bounds, nullable);
    }
    if (a.type().isDecimal() && a.type().type().equals(b.type().type())) {
      VectorType type = DecimalWidening.common(a, b);
      return new BoundCall.Result(type, Optional.empty(), nullable);
    }
    if (a.type().liesLike(b.type())) {
      return new BoundCall.Result(a.type(), Optional.empty(), nullable);
    }
    throw LakebirdException.unimplemented(
        "Joining columns of " + a.type().type().sqlName() + " that lie in memory differently");
  }

  private static void requireWidth(Relation input, int width) {
    if (input.columns().size() != width) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The inputs of a union differ in their number of columns");
    }
  }
}
