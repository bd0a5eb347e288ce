package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.interval.Intervals;
import dev.lakebird.functions.text.IntervalRangeParser;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.IntervalSyntax;
import dev.lakebird.types.value.Value;
import java.util.Locale;
import java.util.Optional;

/// INTERVAL as a value. Source: the GoogleSQL reference, "Lexical structure", "Interval literals".
final class IntervalAnalyzer {
  private final ExpressionAnalyzer expressions;

  IntervalAnalyzer(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  PlanExpression analyze(IntervalSyntax syntax) {
    var place = Place.at(syntax.span().start());
    var last = syntax.lastPart();
    if (last != null) {
      return range(syntax, last, place);
    }
    var fraction = fraction(syntax);
    if (fraction.isPresent()) {
      return Constant.of(fraction.get(), place);
    }
    var amount = new DateAnalyzer(expressions).amount(syntax);
    var part = DateAnalyzer.part(syntax);
    if (amount instanceof Constant c
        && c.value() instanceof Value.Int64Value count
        && part instanceof Constant p
        && p.value() instanceof Value.StringValue name) {
      try {
        return Constant.of(Intervals.of(count.value(), name.value()), place);
      } catch (LakebirdException e) {
        throw e.at(place.position());
      }
    }
    return expressions.calls().operator("$interval", syntax, place, amount, part);
  }

  private PlanExpression range(IntervalSyntax syntax, IdentifierSyntax last, Place place) {
    if (!IntervalRangeParser.isRange(syntax.part().name(), last.name())) {
      throw AnalysisError.invalid(
          syntax, "Invalid INTERVAL range " + syntax.part().name() + " TO " + last.name());
    }
    var value = expressions.analyze(syntax.value());
    if (!(value instanceof Constant c) || !(c.value() instanceof Value.StringValue text)) {
      throw AnalysisError.typeMismatch(
          syntax, "INTERVAL with a range of parts takes a STRING constant");
    }
    return Constant.of(
        IntervalRangeParser.parse(text.value(), syntax.part().name(), last.name())
            .orElseThrow(() -> invalid(text.value(), syntax)),
        place);
  }

  /// `INTERVAL '1.5' SECOND`; whole numbers are left to others.
  private Optional<Value> fraction(IntervalSyntax syntax) {
    boolean seconds = syntax.part().name().toUpperCase(Locale.ROOT).equals("SECOND");
    if (seconds
        && expressions.analyze(syntax.value()) instanceof Constant c
        && c.value() instanceof Value.StringValue text
        && text.value().contains(".")) {
      return Optional.of(
          IntervalRangeParser.parse("0:" + text.value().strip(), "MINUTE", "SECOND")
              .or(() -> negative(text.value().strip()))
              .orElseThrow(() -> invalid(text.value(), syntax)));
    }
    return Optional.empty();
  }

  private static Optional<Value.IntervalValue> negative(String text) {
    return text.startsWith("-")
        ? IntervalRangeParser.parse("-0:" + text.substring(1), "MINUTE", "SECOND")
        : Optional.empty();
  }

  private static LakebirdException invalid(String text, IntervalSyntax syntax) {
    return AnalysisError.at(
        syntax.value(), ErrorCode.INVALID_VALUE, "Invalid INTERVAL value '" + text + "'");
  }
}
