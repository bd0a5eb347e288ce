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

/// Which expressions may be evaluated elsewhere. An error that a row does not have today must not
/// come from a row that is looked at earlier tomorrow, so what can fail moves only to rows that it is
/// evaluated for anyway.
final class Failures {
  /// Functions that have a result for all arguments.
  private static final Set<String> TOTAL =
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
          "$is_true",
          "$is_false",
          "$is_null",
          "$is_not_null",
          "$bitand",
          "$bitor",
          "$bitxor",
          "$bitnot",
          "$concat",
          "$safe_array_at_offset",
          "$safe_array_at_ordinal",
          "IF",
          "COALESCE",
          "IFNULL",
          "NULLIF",
          "NULLIFERROR",
          "ISERROR",
          "GREATEST",
          "LEAST",
          "STARTS_WITH",
          "ENDS_WITH",
          "LENGTH",
          "CHAR_LENGTH",
          "BYTE_LENGTH",
          "UPPER",
          "LOWER",
          "TRIM",
          "LTRIM",
          "RTRIM",
          "STRPOS",
          "REPLACE",
          "CONCAT",
          "IS_NAN",
          "IS_INF",
          "IEEE_DIVIDE",
          "SAFE_ADD",
          "SAFE_SUBTRACT",
          "SAFE_MULTIPLY",
          "SAFE_DIVIDE",
          "SAFE_NEGATE",
          "ARRAY_LENGTH",
          "UNIX_DATE");

  private Failures() {}

  /// Whether the expression means the same wherever its columns are: it has no subquery and no
  /// function that differs each call.
  static boolean isMovable(PlanExpression expression) {
    return switch (expression) {
      case SubqueryValue e -> false;
      case Call e ->
          e.function().definition().volatility() != Volatility.VOLATILE
              && e.arguments().stream().allMatch(Failures::isMovable);
      case ColumnReference e -> true;
      case Constant e -> true;
      case Cast e -> isMovable(e.input());
      case FieldAccess e -> isMovable(e.input());
      case CaseWhen e -> e.children().stream().allMatch(Failures::isMovable);
      case InList e -> e.children().stream().allMatch(Failures::isMovable);
      case StructOf e -> e.fields().stream().allMatch(Failures::isMovable);
      case ArrayOf e -> e.elements().stream().allMatch(Failures::isMovable);
    };
  }

  /// Whether the expression is movable and has a value for any row at all.
  static boolean isFree(PlanExpression expression) {
    return isMovable(expression) && neverFails(expression);
  }

  /// Whether no value of its columns makes it an error.
  static boolean neverFails(PlanExpression expression) {
    return switch (expression) {
      case ColumnReference e -> true;
      case Constant e -> true;
      case Call e -> call(e);
      case Cast e -> neverFails(e.input()) && (e.safe() || isTotal(e));
      case FieldAccess e -> neverFails(e.input());
      case CaseWhen e -> all(e.children());
      case InList e -> all(e.children());
      case StructOf e -> all(e.fields());
      case ArrayOf e -> all(e.elements());
      case SubqueryValue e -> false;
    };
  }

  private static boolean all(List<PlanExpression> expressions) {
    return expressions.stream().allMatch(Failures::neverFails);
  }

  private static boolean call(Call call) {
    var arguments = call.arguments();
    return switch (call.name()) {
      case "ISERROR", "NULLIFERROR", "$error_of" -> true;
      case "IFERROR" -> neverFails(arguments.getLast());
      default -> all(arguments) && (call.safe() || isTotal(call));
    };
  }

  private static boolean isTotal(Call call) {
    if (TOTAL.contains(call.name())) {
      return true;
    }
    var arguments = call.arguments();
    return switch (call.name()) {
      case "$like" -> arguments.getLast() instanceof Constant c && isWholePattern(c.value());
      case "SUBSTR" -> arguments.size() == 2 || isNotNegative(arguments.getLast());
      case "LEFT", "RIGHT" -> isNotNegative(arguments.getLast());
      case "EXTRACT" -> arguments.size() == 2;
      case "$unary_minus" -> !(call.type() instanceof SqlType.Int64);
      case "CURRENT_DATE", "CURRENT_TIMESTAMP", "CURRENT_DATETIME", "CURRENT_TIME" ->
          arguments.isEmpty();
      case "DATE_DIFF" -> arguments.getFirst().type() instanceof SqlType.Date;
      default -> false;
    };
  }

  private static boolean isWholePattern(Value pattern) {
    return pattern.isNull()
        || pattern instanceof Value.StringValue text && text.value().indexOf('\\') < 0;
  }

  private static boolean isNotNegative(PlanExpression expression) {
    return expression instanceof Constant c
        && c.value() instanceof Value.Int64Value number
        && number.value() >= 0;
  }

  /// Conversions that exist for every value. Zones may carry the first and last day of the calendar
  /// out of it, so conversions by zone do not.
  private static boolean isTotal(Cast cast) {
    if (!cast.parameters().equals(TypeParameters.NONE)) {
      return false;
    }
    var from = cast.input().type();
    var to = cast.type();
    if (from.equals(to)) {
      return true;
    }
    return switch (from) {
      case SqlType.Int64 t ->
          to.equals(SqlType.FLOAT64)
              || to.equals(SqlType.NUMERIC)
              || to.equals(SqlType.BIGNUMERIC)
              || to.equals(SqlType.STRING)
              || to.equals(SqlType.BOOL);
      case SqlType.Numeric t ->
          to.equals(SqlType.FLOAT64) || to.equals(SqlType.BIGNUMERIC) || to.equals(SqlType.STRING);
      case SqlType.BigNumeric t -> to.equals(SqlType.FLOAT64) || to.equals(SqlType.STRING);
      case SqlType.Float64 t -> to.equals(SqlType.STRING);
      case SqlType.Bool t -> to.equals(SqlType.STRING) || to.equals(SqlType.INT64);
      case SqlType.Date t -> to.equals(SqlType.DATETIME) || to.equals(SqlType.STRING);
      case SqlType.Datetime t ->
          to.equals(SqlType.DATE) || to.equals(SqlType.TIME) || to.equals(SqlType.STRING);
      case SqlType.StringType t -> to.equals(SqlType.BYTES) || to.equals(SqlType.STRING);
      case SqlType.Time t -> to.equals(SqlType.STRING);
      case SqlType.Timestamp t -> to.equals(SqlType.STRING);
      case SqlType.Bytes t -> false;
      case SqlType.Interval t -> false;
      case SqlType.Json t -> false;
      case SqlType.Geography t -> false;
      case SqlType.Array t -> false;
      case SqlType.Struct t -> false;
      case SqlType.Range t -> false;
    };
  }
}
