package dev.lakebird.sql.optimize;

import dev.lakebird.functions.spi.FunctionDefinition.Volatility;
import dev.lakebird.sql.plan.ArrayOf;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.Cast;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.InList;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.value.Value;
import java.util.List;
import java.util.Set;

/// Which expressions may be evaluated for rows that the statement itself would not evaluate them for:
/// those that never fail and always answer the same.
final class Failures {
  private static final Set<String> INFALLIBLE =
      Set.of(
          "$equal",
          "$not_equal",
          "$less",
          "$less_or_equal",
          "$greater",
          "$greater_or_equal",
          "$is_distinct_from",
          "$is_not_distinct_from",
          "$in",
          "$in_array",
          "$and",
          "$or",
          "$not",
          "$is_null",
          "$is_not_null",
          "$is_true",
          "$is_false",
          "IF",
          "IFNULL",
          "NULLIF",
          "COALESCE",
          "STARTS_WITH",
          "ENDS_WITH",
          "LENGTH",
          "CHAR_LENGTH",
          "BYTE_LENGTH",
          "LOWER",
          "UPPER",
          "TRIM",
          "STRPOS",
          "EXTRACT",
          "ARRAY_LENGTH");

  private Failures() {}

  /// Whether no row makes the expression fail.
  static boolean never(PlanExpression expression) {
    return itselfNever(expression) && expression.children().stream().allMatch(Failures::never);
  }

  private static boolean itselfNever(PlanExpression expression) {
    return switch (expression) {
      case ColumnReference e -> true;
      case Constant e -> true;
      case FieldAccess e -> true;
      case StructOf e -> true;
      case ArrayOf e -> true;
      case CaseWhen e -> true;
      case InList e -> true;
      case Call e -> e.safe() || INFALLIBLE.contains(e.name()) || isPlainLike(e);
      case Cast e -> e.safe() || isWidening(e);
      case SubqueryValue e -> false;
    };
  }

  /// A pattern can be malformed; one that is written out was looked at.
  private static boolean isPlainLike(Call call) {
    return call.name().equals("$like")
        && call.arguments().getLast() instanceof Constant pattern
        && pattern.value() instanceof Value.StringValue text
        && !text.value().endsWith("\\");
  }

  private static boolean isWidening(Cast cast) {
    if (!cast.parameters().equals(TypeParameters.NONE)) {
      return false;
    }
    return switch (cast.input().type()) {
      case SqlType.Int64 t -> cast.type().isNumeric() || cast.type() instanceof SqlType.StringType;
      case SqlType.Numeric t ->
          cast.type() instanceof SqlType.Float64 || cast.type() instanceof SqlType.BigNumeric;
      case SqlType.BigNumeric t -> cast.type() instanceof SqlType.Float64;
      case SqlType.Date t -> cast.type() instanceof SqlType.Datetime;
      default -> false;
    };
  }

  /// Whether the same row always gives the same value.
  static boolean isDeterministic(PlanExpression expression) {
    if (expression instanceof Call call
        && call.function().definition().volatility() == Volatility.VOLATILE) {
      return false;
    }
    return !(expression instanceof SubqueryValue)
        && expression.children().stream().allMatch(Failures::isDeterministic);
  }

  static boolean areDeterministic(List<PlanExpression> expressions) {
    return expressions.stream().allMatch(Failures::isDeterministic);
  }
}
