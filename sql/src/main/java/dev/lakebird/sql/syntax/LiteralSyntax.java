package dev.lakebird.sql.syntax;

/// A constant as written.
public sealed interface LiteralSyntax extends ExpressionSyntax
    permits NullLiteralSyntax,
        BooleanLiteralSyntax,
        IntegerLiteralSyntax,
        FloatLiteralSyntax,
        StringLiteralSyntax,
        BytesLiteralSyntax,
        TypedLiteralSyntax,
        RangeLiteralSyntax {}
