package dev.lakebird.sql.syntax;

import dev.lakebird.foundation.SourcePosition;

/// An infix operator and its operands. A chain of one precedence leans to the left.
public record BinarySyntax(
    SourceSpan span,
    BinaryOperator operator,
    SourcePosition operatorPosition,
    ExpressionSyntax left,
    ExpressionSyntax right)
    implements ExpressionSyntax {}
