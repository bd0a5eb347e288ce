package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.CaseSyntax;
import dev.lakebird.sql.syntax.WhenSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;

/// CASE in both forms.
final class CaseAnalyzer {
  private final ExpressionAnalyzer expressions;

  CaseAnalyzer(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  PlanExpression analyze(CaseSyntax syntax) {
    var place = Place.at(syntax.span().start());
    var operandSyntax = syntax.operand();
    var conditions =
        operandSyntax == null
            ? syntax.branches().stream().map(this::condition).toList()
            : comparisons(expressions.analyze(operandSyntax), syntax);
    var results = new ArrayList<PlanExpression>();
    for (var branch : syntax.branches()) {
      results.add(expressions.analyze(branch.result()));
    }
    var otherwise = syntax.otherwise();
    results.add(
        otherwise == null
            ? new Constant(Value.nullOf(SqlType.INT64), Constant.Origin.UNTYPED_NULL, place)
            : expressions.analyze(otherwise));
    var unified =
        expressions.unify(results, syntax, "The results of CASE have no common supertype: %s");
    var branches = new ArrayList<CaseWhen.Branch>();
    for (int i = 0; i < conditions.size(); i++) {
      branches.add(new CaseWhen.Branch(conditions.get(i), unified.get(i)));
    }
    return new CaseWhen(
        branches, unified.getLast(), Collations.common(unified.getLast().type(), unified), place);
  }

  private PlanExpression condition(WhenSyntax branch) {
    return expressions.condition(branch.condition(), "The condition of CASE WHEN");
  }

  private List<PlanExpression> comparisons(PlanExpression operand, CaseSyntax syntax) {
    var values = syntax.branches().stream().map(b -> expressions.analyze(b.condition())).toList();
    var compared = Collations.inCommon(operand, values, syntax);
    var comparisons = new ArrayList<PlanExpression>();
    for (int i = 0; i < values.size(); i++) {
      var branch = syntax.branches().get(i);
      comparisons.add(
          expressions
              .calls()
              .operator(
                  "$equal", branch, Place.at(branch.span().start()), compared, values.get(i)));
    }
    return comparisons;
  }
}
