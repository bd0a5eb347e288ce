package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.WindowFrame;
import dev.lakebird.sql.plan.WindowFrame.Bound;
import dev.lakebird.sql.plan.WindowFrame.Kind;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.FrameBoundSyntax;
import dev.lakebird.sql.syntax.FrameSyntax;
import dev.lakebird.sql.syntax.FrameUnit;
import dev.lakebird.sql.syntax.WindowSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.List;

/// Window frames: their defaults, and which bounds go together. Source: the GoogleSQL reference,
/// "Defining the window frame clause".
final class FrameAnalyzer {
  private final ExpressionAnalyzer expressions;

  FrameAnalyzer(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  WindowFrame analyze(WindowSyntax window, List<SortKey> orderBy) {
    var frame = window.frame();
    if (frame == null) {
      return orderBy.isEmpty() ? WindowFrame.PARTITION : WindowFrame.RUNNING;
    }
    boolean rows = frame.unit() == FrameUnit.ROWS;
    var start = bound(frame.start(), rows, window, orderBy);
    var endSyntax = frame.end();
    var end =
        endSyntax == null ? Bound.of(Kind.CURRENT_ROW) : bound(endSyntax, rows, window, orderBy);
    checkOrder(frame, start, end);
    return new WindowFrame(rows, start, end);
  }

  private static void checkOrder(FrameSyntax frame, Bound start, Bound end) {
    if (start.kind() == Kind.UNBOUNDED_FOLLOWING) {
      throw AnalysisError.invalid(
          frame.start(), "A window frame cannot start at its unbounded end");
    }
    if (end.kind() == Kind.UNBOUNDED_PRECEDING) {
      throw AnalysisError.invalid(frame, "A window frame cannot end at its unbounded start");
    }
    if (end.kind().compareTo(start.kind()) < 0) {
      throw AnalysisError.invalid(frame, "A window frame cannot end before it starts");
    }
  }

  private Bound bound(
      FrameBoundSyntax bound, boolean rows, WindowSyntax window, List<SortKey> orderBy) {
    return switch (bound.kind()) {
      case UNBOUNDED_PRECEDING -> Bound.of(Kind.UNBOUNDED_PRECEDING);
      case UNBOUNDED_FOLLOWING -> Bound.of(Kind.UNBOUNDED_FOLLOWING);
      case CURRENT_ROW -> Bound.of(Kind.CURRENT_ROW);
      case PRECEDING -> new Bound(Kind.PRECEDING, offset(bound, rows, window, orderBy));
      case FOLLOWING -> new Bound(Kind.FOLLOWING, offset(bound, rows, window, orderBy));
    };
  }

  private Value offset(
      FrameBoundSyntax bound, boolean rows, WindowSyntax window, List<SortKey> orderBy) {
    ExpressionSyntax syntax = bound.offset();
    if (syntax == null) {
      throw AnalysisError.invalid(bound, "A window frame bound has no offset");
    }
    var type = rows ? SqlType.INT64 : keyType(bound, window, orderBy);
    var expression = expressions.analyze(syntax);
    if (!Coercion.coerces(expression, type)) {
      throw AnalysisError.typeMismatch(
          syntax,
          "Window frame offset must be of type "
              + type.sqlName()
              + ", but is "
              + expression.type().sqlName());
    }
    return checked(expressions.coerce(expression, type), syntax);
  }

  private static SqlType keyType(
      FrameBoundSyntax bound, WindowSyntax window, List<SortKey> orderBy) {
    if (orderBy.size() != 1) {
      throw AnalysisError.invalid(
          bound,
          "A RANGE window with offset PRECEDING or FOLLOWING must have exactly one ORDER BY key");
    }
    var type = orderBy.getFirst().expression().type();
    if (!type.isNumeric()) {
      throw AnalysisError.typeMismatch(
          window.orderBy().getFirst(),
          "ORDER BY key must be numeric in a RANGE window with offset PRECEDING or FOLLOWING, but"
              + " has type "
              + type.sqlName());
    }
    return type;
  }

  private static Value checked(PlanExpression offset, ExpressionSyntax syntax) {
    if (!(offset instanceof Constant constant)) {
      throw AnalysisError.invalid(
          syntax, "Window frame offset must be a literal or a query parameter");
    }
    boolean negative =
        switch (constant.value()) {
          case Value.NullValue v ->
              throw AnalysisError.at(
                  syntax, ErrorCode.INVALID_VALUE, "Window frame offset must not be NULL");
          case Value.Int64Value v -> v.value() < 0;
          case Value.Float64Value v -> !(v.value() >= 0);
          case Value.DecimalValue v -> v.value().signum() < 0;
          default -> true;
        };
    if (negative) {
      throw AnalysisError.at(
          syntax, ErrorCode.OUT_OF_RANGE, "Window frame offset must not be negative");
    }
    return constant.value();
  }
}
