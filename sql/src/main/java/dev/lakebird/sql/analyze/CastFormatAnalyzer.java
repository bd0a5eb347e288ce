package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Cast;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.CastSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.Optional;

/// CAST and SAFE_CAST with FORMAT: a function of the value and the model. Source: the GoogleSQL
/// reference, "Format elements", "Format clause for CAST".
final class CastFormatAnalyzer {
  private final ExpressionAnalyzer expressions;

  CastFormatAnalyzer(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  PlanExpression analyze(CastSyntax syntax, ExpressionSyntax format) {
    var place = Place.at(syntax.span().start());
    var operand = expressions.analyze(syntax.operand());
    var type = TypeAnalyzer.type(syntax.type());
    var parameters = TypeAnalyzer.parameters(syntax.type());
    var arguments = new ArrayList<PlanExpression>();
    arguments.add(operand);
    arguments.add(expressions.analyze(format));
    var zone = syntax.timeZone();
    if (zone != null) {
      arguments.add(expressions.analyze(zone));
    }
    if (Supertypes.isUntypedNull(operand)) {
      return Constant.of(Value.nullOf(type), place);
    }
    var name =
        function(operand.type(), type)
            .orElseThrow(
                () ->
                    AnalysisError.typeMismatch(
                        syntax,
                        "FORMAT is not allowed for cast from "
                            + operand.type().sqlName()
                            + " to "
                            + type.sqlName()));
    if (zone != null
        && !(operand.type() instanceof SqlType.Timestamp)
        && !(type instanceof SqlType.Timestamp)) {
      throw AnalysisError.invalid(
          zone,
          "AT TIME ZONE is not allowed for cast from "
              + operand.type().sqlName()
              + " to "
              + type.sqlName());
    }
    var function = FunctionTable.operator(name);
    var resolved = expressions.calls().resolve(function, arguments, syntax, place);
    var call = new Call(function, resolved.arguments(), resolved.type(), syntax.safe(), place);
    return parameters.equals(TypeParameters.NONE)
        ? call
        : new Cast(call, type, parameters, syntax.safe(), place);
  }

  private static Optional<String> function(SqlType from, SqlType to) {
    return switch (to) {
      case SqlType.StringType t when isFormatted(from) -> Optional.of("$cast_string_format");
      case SqlType.Bytes t when isText(from) -> Optional.of("$cast_bytes_format");
      case SqlType.Date t when isText(from) -> Optional.of("$cast_date_format");
      case SqlType.Time t when isText(from) -> Optional.of("$cast_time_format");
      case SqlType.Datetime t when isText(from) -> Optional.of("$cast_datetime_format");
      case SqlType.Timestamp t when isText(from) -> Optional.of("$cast_timestamp_format");
      default -> Optional.empty();
    };
  }

  private static boolean isText(SqlType type) {
    return type instanceof SqlType.StringType;
  }

  private static boolean isFormatted(SqlType type) {
    return type.isNumeric()
        || type instanceof SqlType.Bytes
        || type instanceof SqlType.Date
        || type instanceof SqlType.Time
        || type instanceof SqlType.Datetime
        || type instanceof SqlType.Timestamp;
  }
}
