package dev.lakebird.sql.syntax;

/// A type as written.
public sealed interface TypeSyntax extends Syntax
    permits NamedTypeSyntax, ArrayTypeSyntax, StructTypeSyntax, RangeTypeSyntax {}
