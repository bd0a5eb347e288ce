package dev.lakebird.sql.syntax;

import java.math.BigInteger;

/// A decimal or hexadecimal integer without sign; its range is not checked, since `-9223372036854775808` is a
/// minus before a literal that INT64 cannot hold.
public record IntegerLiteralSyntax(SourceSpan span, BigInteger value) implements LiteralSyntax {}
