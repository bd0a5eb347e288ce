package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.functions.Functions;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.BinaryOperator;
import dev.lakebird.sql.syntax.BinarySyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.ExtractSyntax;
import dev.lakebird.sql.syntax.IntervalSyntax;
import dev.lakebird.sql.syntax.Syntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// EXTRACT, and steps of dates by an INTERVAL of one part.
final class DateAnalyzer {
  private final ExpressionAnalyzer expressions;

  DateAnalyzer(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  PlanExpression extract(ExtractSyntax syntax) {
    var arguments = new ArrayList<PlanExpression>();
    arguments.add(keyword(Keywords.of(syntax.part()), syntax.part()));
    arguments.add(expressions.analyze(syntax.source()));
    var zone = syntax.timeZone();
    if (zone != null) {
      arguments.add(expressions.analyze(zone));
    }
    return call("EXTRACT", arguments, syntax, Place.at(syntax.span().start()));
  }

  static PlanExpression keyword(String keyword, Syntax syntax) {
    return Constant.of(Value.of(keyword), Place.at(syntax.span().start()));
  }

  /// The amount of an INTERVAL as an INT64.
  PlanExpression amount(IntervalSyntax interval) {
    if (interval.lastPart() != null) {
      throw AnalysisError.unimplemented(interval, "INTERVAL … TO …");
    }
    var value = expressions.analyze(interval.value());
    if (value instanceof Constant c && c.value() instanceof Value.StringValue text) {
      return wholeNumber(text.value(), interval);
    }
    if (!Coercion.coerces(value, SqlType.INT64)) {
      throw AnalysisError.typeMismatch(interval, "Interval value must be coercible to INT64 type");
    }
    return expressions.coerce(value, SqlType.INT64);
  }

  private static PlanExpression wholeNumber(String text, IntervalSyntax interval) {
    try {
      return Constant.of(
          Value.of(Long.parseLong(text.strip())), Place.at(interval.value().span().start()));
    } catch (NumberFormatException e) {
      throw AnalysisError.at(
          interval.value(), ErrorCode.INVALID_VALUE, "Invalid INTERVAL value '" + text + "'");
    }
  }

  static PlanExpression part(IntervalSyntax interval) {
    return keyword(interval.part().name().toUpperCase(Locale.ROOT), interval.part());
  }

  /// `date ± INTERVAL n PART`; a DATE becomes a DATETIME. Source: the GoogleSQL reference, "Interval
  /// arithmetic operators".
  Optional<PlanExpression> step(
      BinarySyntax syntax, ExpressionSyntax base, IntervalSyntax interval) {
    var place = Place.at(syntax.operatorPosition());
    var from = expressions.analyze(base);
    if (from.type() instanceof SqlType.Interval) {
      return Optional.empty();
    }
    if (from.type() instanceof SqlType.Date) {
      from = expressions.coerce(from, SqlType.DATETIME);
    }
    boolean timestamp = from.type() instanceof SqlType.Timestamp;
    if (!timestamp && !(from.type() instanceof SqlType.Datetime)) {
      throw AnalysisError.at(
          syntax,
          ErrorCode.UNKNOWN_FUNCTION,
          "No matching signature for operator "
              + syntax.operator().symbol()
              + " for argument types: "
              + from.type().sqlName()
              + ", INTERVAL");
    }
    var name =
        (timestamp ? "TIMESTAMP" : "DATETIME")
            + (syntax.operator() == BinaryOperator.ADD ? "_ADD" : "_SUB");
    return Optional.of(call(name, List.of(from, amount(interval), part(interval)), syntax, place));
  }

  private PlanExpression call(
      String name, List<PlanExpression> arguments, Syntax syntax, Place place) {
    var function =
        Functions.find(name)
            .orElseThrow(() -> AnalysisError.unimplemented(syntax, "The function " + name));
    var resolved = expressions.calls().resolve(function, arguments, syntax, place);
    return new Call(function, resolved.arguments(), resolved.type(), false, place);
  }
}
