package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.Syntax;
import dev.lakebird.types.value.Value;

/// The numbers of LIMIT and OFFSET: literals, or parameters, whose values may be wrong.
final class RowCounts {
  private RowCounts() {}

  /// The number.
  ///
  /// @throws LakebirdException INVALID_VALUE for a parameter that is negative or NULL, INVALID_QUERY for
  ///     what is neither a literal nor a parameter
  static long of(PlanExpression expression, Syntax syntax, String clause) {
    if (expression instanceof Constant c && c.value() instanceof Value.Int64Value count) {
      if (count.value() < 0) {
        throw AnalysisError.at(
            syntax, code(c), clause + " expects a non-negative integer literal or parameter");
      }
      return count.value();
    }
    var code = expression instanceof Constant c ? code(c) : ErrorCode.INVALID_QUERY;
    throw AnalysisError.at(syntax, code, clause + " expects an integer literal or parameter");
  }

  private static ErrorCode code(Constant constant) {
    return constant.origin() == Constant.Origin.PARAMETER
        ? ErrorCode.INVALID_VALUE
        : ErrorCode.INVALID_QUERY;
  }
}
