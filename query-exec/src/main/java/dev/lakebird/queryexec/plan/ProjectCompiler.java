package dev.lakebird.queryexec.plan;

import dev.lakebird.queryexec.expression.CompiledExpression;
import io.substrait.proto.ProjectRel;
import java.util.ArrayList;
import java.util.List;

/// Compiles projections: the input's columns, then the expressions, then what `emit` takes of them.
final class ProjectCompiler {
  private final RelationCompiler relations;

  ProjectCompiler(RelationCompiler relations) {
    this.relations = relations;
  }

  Relation compile(ProjectRel project, int ordinal) {
    Relation input = relations.compile(project.getInput());
    PlanScope scope = relations.scope();
    ExpressionCompiler compiler = scope.expressions(input.columns(), scope.places(ordinal));
    List<CompiledExpression> all = new ArrayList<>();
    for (int i = 0; i < input.columns().size(); i++) {
      all.add(compiler.interner().column(i, input.columns()));
    }
    all.addAll(compiler.compileAll(project.getExpressionsList()));
    if (!project.getCommon().hasEmit()) {
      return relations.project(input, all);
    }
    List<CompiledExpression> emitted =
        project.getCommon().getEmit().getOutputMappingList().stream().map(all::get).toList();
    return relations.project(input, emitted);
  }
}
