package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.FromItemSyntax;
import dev.lakebird.sql.syntax.JoinKind;
import dev.lakebird.sql.syntax.JoinSyntax;
import dev.lakebird.sql.syntax.TableReferenceSyntax;
import dev.lakebird.sql.syntax.UnnestSyntax;
import java.util.List;

/// Joins. Source: the GoogleSQL reference, "Join operation".
final class JoinAnalyzer {
  private final FromAnalyzer from;
  private final QueryAnalyzer query;

  JoinAnalyzer(FromAnalyzer from) {
    this.from = from;
    this.query = from.query();
  }

  FromResult analyze(JoinSyntax join) {
    return join(from.analyze(join.left()), join);
  }

  /// The join of a left side that is analysed already with the right side of the syntax.
  private FromResult join(FromResult left, JoinSyntax join) {
    if (isArray(join.right(), left)) {
      return new UnnestAnalyzer(query, left).join(join);
    }
    if (join.right() instanceof JoinSyntax right
        && (join.kind() == JoinKind.COMMA || join.kind() == JoinKind.CROSS)
        && beginsWithArrayOf(right, left)) {
      return chained(left, join, right);
    }
    var right = from.analyze(join.right());
    return combine(join, left, right);
  }

  /// `a, (UNNEST(a.x) JOIN b)` is `(a, UNNEST(a.x)) JOIN b`.
  private FromResult chained(FromResult left, JoinSyntax join, JoinSyntax right) {
    var first =
        new JoinSyntax(join.span(), join.kind(), join.left(), right.left(), null, List.of());
    var inner =
        right.left() instanceof JoinSyntax nested ? chained(left, join, nested) : join(left, first);
    return join(inner, right);
  }

  private boolean beginsWithArrayOf(JoinSyntax join, FromResult left) {
    return switch (join.kind()) {
      case RIGHT, FULL -> false;
      case COMMA, CROSS, INNER, LEFT ->
          isArray(join.left(), left)
              || join.left() instanceof JoinSyntax nested && beginsWithArrayOf(nested, left);
    };
  }

  /// Whether the item is an UNNEST, or a path that begins with a name of the left side.
  private static boolean isArray(FromItemSyntax item, FromResult left) {
    return switch (item) {
      case UnnestSyntax unnest -> true;
      case TableReferenceSyntax table ->
          table.path().parts().size() > 1
              && NameScope.of(left.scope(), null).find(table.path().parts().getFirst()).isPresent();
      default -> false;
    };
  }

  FromResult combine(JoinSyntax join, FromResult left, FromResult right) {
    var kind = kind(join.kind());
    if (!join.using().isEmpty()) {
      return UsingColumns.join(query, join, kind, left, right);
    }
    var scope = left.scope().with(right.scope(), join.right());
    return new FromResult(
        JoinPlan.of(kind, left.plan(), right.plan(), conditions(join, scope)), scope);
  }

  /// The conditions of ON.
  List<PlanExpression> conditions(JoinSyntax join, FromScope scope) {
    var on = join.on();
    if (on == null) {
      if (join.kind() != JoinKind.COMMA
          && join.kind() != JoinKind.CROSS
          && !isUnnest(join.right())) {
        throw AnalysisError.invalid(
            join.right(), join.kind() + " JOIN must have an ON or USING clause");
      }
      return List.of();
    }
    var expressions =
        new ExpressionAnalyzer(
            query.statement(),
            NameScope.of(scope, query.outer()),
            query.commonTables(),
            AggregateSink.Forbidden.in("JOIN ON clause"),
            WindowSink.Forbidden.in("JOIN ON clause"));
    return Conditions.conjuncts(expressions.condition(on, "JOIN ON clause"));
  }

  /// A join with an array needs no condition.
  private static boolean isUnnest(FromItemSyntax item) {
    return item instanceof UnnestSyntax;
  }

  static JoinPlan.Kind kind(JoinKind kind) {
    return switch (kind) {
      case COMMA, CROSS, INNER -> JoinPlan.Kind.INNER;
      case LEFT -> JoinPlan.Kind.LEFT;
      case RIGHT -> JoinPlan.Kind.RIGHT;
      case FULL -> JoinPlan.Kind.FULL;
    };
  }
}
