package dev.lakebird.sql.syntax;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Bytes, their chunks joined and escapes decoded.
public record BytesLiteralSyntax(SourceSpan span, byte[] value) implements LiteralSyntax {

  public BytesLiteralSyntax {
    value = value.clone();
  }

  @Override
  public byte[] value() {
    return value.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BytesLiteralSyntax that
        && span.equals(that.span)
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * span.hashCode() + Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return "BytesLiteralSyntax[span=" + span + ", value=" + Arrays.toString(value) + "]";
  }
}
