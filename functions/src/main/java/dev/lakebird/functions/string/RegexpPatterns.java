package dev.lakebird.functions.string;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.types.value.Value;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The compiled RE2 pattern of each row; the one used last is kept. BYTES are matched as Latin-1, a
/// character a byte.
final class RegexpPatterns {
  private final int argument;
  private final Charset charset;
  private final AtomicReference<@Nullable Pattern> last = new AtomicReference<>();

  /// @param argument which argument is the pattern
  RegexpPatterns(int argument, boolean utf8) {
    this.argument = argument;
    this.charset = utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
  }

  /// @throws dev.lakebird.foundation.LakebirdException INVALID_VALUE where the text is no pattern
  Pattern at(Row row) {
    String text = text(row.textAt(argument));
    Pattern known = last.get();
    if (known != null && known.pattern().equals(text)) {
      return known;
    }
    Pattern compiled = compile(text);
    last.set(compiled);
    return compiled;
  }

  static Pattern compile(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw RowErrors.invalid(
          "Cannot parse regular expression: " + e.getDescription() + ": " + e.getPattern());
    }
  }

  /// The pattern that a literal is.
  static String text(Value pattern, boolean utf8) {
    return switch (pattern) {
      case Value.StringValue v -> v.value();
      case Value.BytesValue v when !utf8 -> new String(v.value(), StandardCharsets.ISO_8859_1);
      case Value v -> throw RowErrors.invalid("The pattern must be a literal that is not NULL");
    };
  }

  /// The text as the charset reads it.
  String text(Utf8Slice slice) {
    return new String(slice.toBytes(), charset);
  }
}
