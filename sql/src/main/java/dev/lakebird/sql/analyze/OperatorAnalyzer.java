package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.BinaryOperator;
import dev.lakebird.sql.syntax.BinarySyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.FloatLiteralSyntax;
import dev.lakebird.sql.syntax.IntegerLiteralSyntax;
import dev.lakebird.sql.syntax.IntervalSyntax;
import dev.lakebird.sql.syntax.LogicalSyntax;
import dev.lakebird.sql.syntax.UnarySyntax;
import dev.lakebird.types.SqlType;
import java.util.List;
import java.util.Optional;

/// Arithmetic, bits, text, comparison and logic.
final class OperatorAnalyzer {
  private final ExpressionAnalyzer expressions;

  OperatorAnalyzer(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  PlanExpression unary(UnarySyntax syntax) {
    var place = Place.at(syntax.span().start());
    return switch (syntax.operator()) {
      case MINUS -> minus(syntax, place);
      case PLUS -> plus(syntax);
      case NOT -> call("$not", syntax, place);
      case BITWISE_NOT -> call("$bitnot", syntax, place);
    };
  }

  private PlanExpression call(String name, UnarySyntax syntax, Place place) {
    return expressions.calls().operator(name, syntax, place, expressions.analyze(syntax.operand()));
  }

  private PlanExpression minus(UnarySyntax syntax, Place place) {
    return switch (syntax.operand()) {
      case IntegerLiteralSyntax literal ->
          LiteralAnalyzer.integer(literal.value().negate(), syntax);
      case FloatLiteralSyntax literal -> LiteralAnalyzer.floating("-" + literal.text(), syntax);
      default -> call("$unary_minus", syntax, place);
    };
  }

  private PlanExpression plus(UnarySyntax syntax) {
    var operand = expressions.analyze(syntax.operand());
    if (!operand.type().isNumeric()) {
      throw AnalysisError.typeMismatch(
          syntax,
          "No matching signature for operator + for argument types: " + operand.type().sqlName());
    }
    return operand;
  }

  PlanExpression binary(BinarySyntax syntax) {
    if (syntax.right() instanceof IntervalSyntax interval
        && (syntax.operator() == BinaryOperator.ADD
            || syntax.operator() == BinaryOperator.SUBTRACT)) {
      var step = step(syntax, syntax.left(), interval);
      if (step.isPresent()) {
        return step.get();
      }
    }
    if (syntax.left() instanceof IntervalSyntax interval
        && syntax.operator() == BinaryOperator.ADD) {
      var step = step(syntax, syntax.right(), interval);
      if (step.isPresent()) {
        return step.get();
      }
    }
    var left = expressions.analyze(syntax.left());
    var right = expressions.analyze(syntax.right());
    if (isArithmetic(syntax.operator())) {
      checkOperands(syntax, left, right);
    }
    return expressions
        .calls()
        .operator(
            name(syntax.operator()), syntax, Place.at(syntax.operatorPosition()), left, right);
  }

  /// A step of a date by an interval of one part; other intervals are operands like any other.
  private Optional<PlanExpression> step(
      BinarySyntax syntax, ExpressionSyntax base, IntervalSyntax interval) {
    if (interval.lastPart() != null || base instanceof IntervalSyntax) {
      return Optional.empty();
    }
    return new DateAnalyzer(expressions).step(syntax, base, interval);
  }

  private void checkOperands(BinarySyntax syntax, PlanExpression left, PlanExpression right) {
    if (isText(left) || isText(right)) {
      throw noMatch(syntax, left, right);
    }
    // A parameter without a value yet stands as a NULL.
    boolean described = expressions.statement().options().undeclared().isPresent();
    if (!described && (Supertypes.isUntypedNull(left) || Supertypes.isUntypedNull(right))) {
      throw new LakebirdException(
          ErrorCode.INVALID_QUERY,
          "Operands of " + syntax.operator().symbol() + " cannot be literal NULL",
          syntax.operatorPosition());
    }
  }

  /// Text literals become dates only where a date is asked for, not in arithmetic.
  private static boolean isText(PlanExpression operand) {
    return operand.type() instanceof SqlType.StringType && !Supertypes.isUntypedNull(operand);
  }

  private static boolean isArithmetic(BinaryOperator operator) {
    return switch (operator) {
      case MULTIPLY, DIVIDE, ADD, SUBTRACT -> true;
      case CONCAT,
          SHIFT_LEFT,
          SHIFT_RIGHT,
          BITWISE_AND,
          BITWISE_XOR,
          BITWISE_OR,
          EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL ->
          false;
    };
  }

  private static LakebirdException noMatch(
      BinarySyntax syntax, PlanExpression left, PlanExpression right) {
    return new LakebirdException(
        ErrorCode.UNKNOWN_FUNCTION,
        SignatureText.noMatch(
            FunctionTable.operator(name(syntax.operator())), List.of(left, right)),
        syntax.operatorPosition());
  }

  private static String name(BinaryOperator operator) {
    return switch (operator) {
      case MULTIPLY -> "$multiply";
      case DIVIDE -> "$divide";
      case CONCAT -> "$concat";
      case ADD -> "$add";
      case SUBTRACT -> "$subtract";
      case SHIFT_LEFT -> "$shift_left";
      case SHIFT_RIGHT -> "$shift_right";
      case BITWISE_AND -> "$bitand";
      case BITWISE_XOR -> "$bitxor";
      case BITWISE_OR -> "$bitor";
      case EQUAL -> "$equal";
      case NOT_EQUAL -> "$not_equal";
      case LESS -> "$less";
      case LESS_OR_EQUAL -> "$less_or_equal";
      case GREATER -> "$greater";
      case GREATER_OR_EQUAL -> "$greater_or_equal";
    };
  }

  PlanExpression logical(LogicalSyntax syntax) {
    var name =
        switch (syntax.operator()) {
          case AND -> "$and";
          case OR -> "$or";
        };
    return expressions
        .calls()
        .operator(
            name,
            syntax,
            Place.at(syntax.span().start()),
            expressions.analyzeAll(syntax.operands()));
  }
}
