package dev.lakebird.sql.syntax;

/// One `column = value` of a SET clause; the path may name a field.
public record UpdateItemSyntax(SourceSpan span, PathSyntax column, AssignedValueSyntax value)
    implements Syntax {}
