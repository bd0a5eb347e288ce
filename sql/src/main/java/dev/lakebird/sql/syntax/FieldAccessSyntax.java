package dev.lakebird.sql.syntax;

/// `base.field` where the base is not itself a path: `f(x).a`, `(s).a`, `items[0].a`.
public record FieldAccessSyntax(SourceSpan span, ExpressionSyntax base, IdentifierSyntax field)
    implements ExpressionSyntax {}
