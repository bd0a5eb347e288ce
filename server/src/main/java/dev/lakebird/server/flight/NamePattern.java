package dev.lakebird.server.flight;

import java.util.regex.Pattern;

/// Filters of metadata commands: `%` stands for any text, `_` for any character, `\` takes the next one as it
/// is.
final class NamePattern {
  private NamePattern() {}

  static Pattern of(String filter) {
    var regex = new StringBuilder();
    for (int i = 0; i < filter.length(); i++) {
      char c = filter.charAt(i);
      switch (c) {
        case '%' -> regex.append(".*");
        case '_' -> regex.append('.');
        case '\\' -> {
          i = Math.min(i + 1, filter.length() - 1);
          regex.append(Pattern.quote(String.valueOf(filter.charAt(i))));
        }
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
