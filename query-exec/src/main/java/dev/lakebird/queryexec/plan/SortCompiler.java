package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.expression.CompiledExpression;
import dev.lakebird.queryexec.sort.SortKey;
import dev.lakebird.queryexec.sort.SortSpec;
import io.substrait.proto.SortField;
import io.substrait.proto.SortRel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Compiles sorts, with the number of first rows wanted where a limit follows.
final class SortCompiler {
  private final RelationCompiler relations;

  SortCompiler(RelationCompiler relations) {
    this.relations = relations;
  }

  Relation compile(SortRel sort, int ordinal, OptionalLong top) {
    Relation input = relations.compile(sort.getInput());
    PlanScope scope = relations.scope();
    ExpressionCompiler compiler = scope.expressions(input.columns(), scope.places(ordinal));
    List<CompiledExpression> projected = new ArrayList<>();
    int width = input.columns().size();
    for (int c = 0; c < width; c++) {
      projected.add(compiler.interner().column(c, input.columns()));
    }
    List<SortKey> keys = new ArrayList<>();
    for (SortField field : sort.getSortsList()) {
      CompiledExpression expression = compiler.compile(field.getExpr());
      int column = projected.indexOf(expression);
      if (column < 0) {
        column = projected.size();
        projected.add(expression);
      }
      keys.add(key(column, field.getDirection()));
    }
    Relation rows = projected.size() > width ? relations.project(input, projected) : input;
    Relation sorted = sorted(rows, keys, top);
    Relation narrowed =
        projected.size() > width
            ? relations.select(sorted, IntStream.range(0, width).boxed().toList())
            : sorted;
    return relations.emitted(narrowed, sort.getCommon());
  }

  /// The rows in the order of the keys, or the first `top` of them; on one worker from here on.
  static Relation sorted(Relation rows, List<SortKey> keys, OptionalLong top) {
    if (!keys.isEmpty()) {
      var unused =
          rows.pipeline().sort(new SortSpec(rows.types(), keys, top.orElse(Long.MAX_VALUE)));
    }
    return rows;
  }

  static SortKey key(int column, SortField.SortDirection direction) {
    return switch (direction) {
      case SORT_DIRECTION_ASC_NULLS_FIRST -> new SortKey(column, false, true);
      case SORT_DIRECTION_ASC_NULLS_LAST -> new SortKey(column, false, false);
      case SORT_DIRECTION_DESC_NULLS_FIRST -> new SortKey(column, true, true);
      case SORT_DIRECTION_DESC_NULLS_LAST -> new SortKey(column, true, false);
      case SORT_DIRECTION_CLUSTERED, SORT_DIRECTION_UNSPECIFIED, UNRECOGNIZED ->
          throw new LakebirdException(
              ErrorCode.INVALID_ARGUMENT, "A sort of the plan has no direction");
    };
  }
}
