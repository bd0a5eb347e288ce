package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.json.JsonReader;
import dev.lakebird.functions.text.RangeParser;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.BooleanLiteralSyntax;
import dev.lakebird.sql.syntax.BytesLiteralSyntax;
import dev.lakebird.sql.syntax.FloatLiteralSyntax;
import dev.lakebird.sql.syntax.IntegerLiteralSyntax;
import dev.lakebird.sql.syntax.LiteralSyntax;
import dev.lakebird.sql.syntax.NullLiteralSyntax;
import dev.lakebird.sql.syntax.RangeLiteralSyntax;
import dev.lakebird.sql.syntax.StringLiteralSyntax;
import dev.lakebird.sql.syntax.Syntax;
import dev.lakebird.sql.syntax.TypedLiteralSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;

/// Literals as constants.
final class LiteralAnalyzer {
  private static final BigInteger INT64_MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger INT64_MIN = BigInteger.valueOf(Long.MIN_VALUE);

  private final ZoneId zone;

  LiteralAnalyzer(ZoneId zone) {
    this.zone = zone;
  }

  PlanExpression analyze(LiteralSyntax literal) {
    var place = Place.at(literal.span().start());
    return switch (literal) {
      case NullLiteralSyntax l ->
          new Constant(Value.nullOf(SqlType.INT64), Constant.Origin.UNTYPED_NULL, place);
      case BooleanLiteralSyntax l -> written(Value.of(l.value()), place);
      case IntegerLiteralSyntax l -> integer(l.value(), l);
      case FloatLiteralSyntax l -> floating(l.text(), l);
      case StringLiteralSyntax l -> written(Value.of(l.value()), place);
      case BytesLiteralSyntax l -> written(new Value.BytesValue(l.value()), place);
      case TypedLiteralSyntax l -> Constant.of(typed(l, place), place);
      case RangeLiteralSyntax l -> Constant.of(range(l), place);
    };
  }

  private static Constant written(Value value, Place place) {
    return new Constant(value, Constant.Origin.LITERAL, place);
  }

  /// An INT64 literal, its sign included.
  static PlanExpression integer(BigInteger value, Syntax syntax) {
    if (value.compareTo(INT64_MAX) > 0 || value.compareTo(INT64_MIN) < 0) {
      throw AnalysisError.at(syntax, ErrorCode.INVALID_QUERY, "Invalid integer literal: " + value);
    }
    return written(Value.of(value.longValueExact()), Place.at(syntax.span().start()));
  }

  /// A FLOAT64 literal, its sign included.
  static PlanExpression floating(String text, Syntax syntax) {
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw AnalysisError.at(
          syntax, ErrorCode.INVALID_QUERY, "Invalid floating point literal: " + text);
    }
    return new Constant(
        Value.of(value),
        Constant.Origin.LITERAL,
        Place.at(syntax.span().start()),
        new BigDecimal(text).stripTrailingZeros());
  }

  private Value typed(TypedLiteralSyntax literal, Place place) {
    var text = literal.text();
    return switch (literal.kind()) {
      case DATE -> LiteralConversion.temporal(text, SqlType.DATE, zone, place);
      case TIME -> LiteralConversion.temporal(text, SqlType.TIME, zone, place);
      case DATETIME -> LiteralConversion.temporal(text, SqlType.DATETIME, zone, place);
      case TIMESTAMP -> LiteralConversion.temporal(text, SqlType.TIMESTAMP, zone, place);
      case NUMERIC -> decimal(literal, SqlType.NUMERIC, place);
      case BIGNUMERIC -> decimal(literal, SqlType.BIGNUMERIC, place);
      case JSON -> json(literal);
    };
  }

  private static Value json(TypedLiteralSyntax literal) {
    try {
      return new Value.JsonValue(JsonReader.read(literal.text(), JsonReader.Numbers.ROUND).text());
    } catch (LakebirdException e) {
      throw AnalysisError.at(
          literal, ErrorCode.INVALID_VALUE, "Invalid JSON literal: " + e.getMessage());
    }
  }

  private Value range(RangeLiteralSyntax literal) {
    var type = (SqlType.Range) TypeAnalyzer.type(literal.type());
    return RangeParser.parse(literal.text(), type, zone)
        .orElseThrow(
            () ->
                AnalysisError.at(
                    literal,
                    ErrorCode.INVALID_VALUE,
                    "Invalid " + type.sqlName() + " literal '" + literal.text() + "'"));
  }

  private static Value decimal(TypedLiteralSyntax literal, SqlType type, Place place) {
    try {
      return LiteralConversion.decimal(new BigDecimal(literal.text().strip()), type, place);
    } catch (NumberFormatException e) {
      throw AnalysisError.at(
          literal,
          ErrorCode.INVALID_VALUE,
          "Invalid " + type.sqlName() + " literal '" + literal.text() + "'");
    }
  }
}
