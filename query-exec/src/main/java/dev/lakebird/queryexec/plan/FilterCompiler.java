package dev.lakebird.queryexec.plan;

import dev.lakebird.queryexec.expression.CompiledCondition;
import dev.lakebird.queryexec.operator.FilterFactory;
import io.substrait.proto.FilterRel;

/// Compiles filters.
final class FilterCompiler {
  private final RelationCompiler relations;

  FilterCompiler(RelationCompiler relations) {
    this.relations = relations;
  }

  Relation compile(FilterRel filter, int ordinal) {
    Relation input = relations.compile(filter.getInput());
    PlanScope scope = relations.scope();
    var conjuncts =
        scope
            .expressions(input.columns(), scope.places(ordinal))
            .compileConjuncts(filter.getCondition());
    input.pipeline().then(new FilterFactory("", new CompiledCondition(conjuncts)));
    return relations.emitted(input, filter.getCommon());
  }
}
