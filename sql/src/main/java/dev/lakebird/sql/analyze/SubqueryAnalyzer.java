package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.FreeColumns;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.sql.plan.SubqueryValue.Kind;
import dev.lakebird.sql.syntax.ArraySubquerySyntax;
import dev.lakebird.sql.syntax.ExistsSyntax;
import dev.lakebird.sql.syntax.InSubquerySyntax;
import dev.lakebird.sql.syntax.QuerySyntax;
import dev.lakebird.sql.syntax.SubqueryExpressionSyntax;
import dev.lakebird.sql.syntax.Syntax;
import dev.lakebird.types.SqlType;
import java.util.List;

/// Subqueries as values.
final class SubqueryAnalyzer {
  private final ExpressionAnalyzer expressions;

  SubqueryAnalyzer(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  private QueryResult query(QuerySyntax syntax) {
    return new QueryAnalyzer(
            expressions.statement(), expressions.commonTables(), expressions.scope())
        .analyze(syntax);
  }

  PlanExpression scalar(SubqueryExpressionSyntax syntax) {
    var result = query(syntax.query());
    checkOneColumn(result, syntax, "Scalar");
    return value(Kind.SCALAR, result, List.of(), typeOf(result), syntax);
  }

  PlanExpression array(ArraySubquerySyntax syntax) {
    var result = query(syntax.query());
    checkOneColumn(result, syntax, "ARRAY");
    var element = typeOf(result);
    if (element instanceof SqlType.Array) {
      throw AnalysisError.typeMismatch(
          syntax, "Cannot use array subquery with column of type " + element.sqlName());
    }
    return value(Kind.ARRAY, result, List.of(), SqlType.array(element), syntax);
  }

  PlanExpression exists(ExistsSyntax syntax) {
    return value(Kind.EXISTS, query(syntax.query()), List.of(), SqlType.BOOL, syntax);
  }

  PlanExpression in(InSubquerySyntax syntax) {
    var operand = expressions.analyze(syntax.operand());
    var result = query(syntax.query());
    checkOneColumn(result, syntax, "IN");
    var column =
        new ColumnReference(
            result.columns().getFirst().column(), Place.at(syntax.query().span().start()));
    var type =
        Supertypes.of(List.of(operand, column))
            .orElseThrow(
                () ->
                    AnalysisError.at(
                        syntax,
                        ErrorCode.UNKNOWN_FUNCTION,
                        "Cannot execute IN subquery with uncomparable types "
                            + operand.type().sqlName()
                            + " and "
                            + column.type().sqlName()));
    var value =
        value(
            Kind.IN,
            as(result, column, type),
            List.of(expressions.coerce(operand, type)),
            SqlType.BOOL,
            syntax);
    return syntax.negated()
        ? expressions.calls().operator("$not", syntax, Place.at(syntax.span().start()), value)
        : value;
  }

  private QueryResult as(QueryResult result, ColumnReference column, SqlType type) {
    if (Coercion.sameLayout(column.type(), type)) {
      return result;
    }
    var coerced = expressions.statement().column(column.column().name(), type);
    return new QueryResult(
        new ProjectPlan(
            result.plan(), List.of(new Assignment(coerced, expressions.coerce(column, type)))),
        List.of(new QueryResult.Output(coerced.name(), coerced)),
        result.valueTable());
  }

  private static void checkOneColumn(QueryResult result, Syntax syntax, String kind) {
    if (result.columns().size() != 1) {
      throw AnalysisError.invalid(
          syntax,
          kind
              + " subquery cannot have more than one column unless using SELECT AS STRUCT to build"
              + " STRUCT values");
    }
  }

  private static SqlType typeOf(QueryResult result) {
    return result.columns().getFirst().column().type();
  }

  private static PlanExpression value(
      Kind kind, QueryResult result, List<PlanExpression> operands, SqlType type, Syntax syntax) {
    return new SubqueryValue(
        kind,
        result.plan(),
        operands,
        FreeColumns.of(result.plan()),
        type,
        Place.at(syntax.span().start()));
  }
}
