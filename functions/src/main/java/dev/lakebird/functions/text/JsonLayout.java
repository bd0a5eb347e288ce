package dev.lakebird.functions.text;

/// Lays out JSON text anew: the white space between its tokens changes, the tokens and their order
/// stay. The text must be valid JSON.
public final class JsonLayout {
  private JsonLayout() {}

  /// One line without spaces.
  public static String compact(String json) {
    var text = new StringBuilder(json.length());
    for (int at = 0; at < json.length(); ) {
      char c = json.charAt(at);
      int end = c == '"' ? stringEnd(json, at) : at + 1;
      if (!isSpace(c)) {
        text.append(json, at, end);
      }
      at = end;
    }
    return text.toString();
  }

  /// Many lines, two spaces a level; an empty array or object stays on its line.
  public static String pretty(String json) {
    String compact = compact(json);
    var text = new StringBuilder(compact.length() * 2);
    int depth = 0;
    for (int at = 0; at < compact.length(); ) {
      char c = compact.charAt(at);
      int end = c == '"' ? stringEnd(compact, at) : at + 1;
      boolean empty = end < compact.length() && isClose(compact.charAt(end));
      if (isClose(c) && text.length() > 0 && !isOpen(compact.charAt(at - 1))) {
        depth--;
        newLine(text, depth);
      }
      text.append(compact, at, end);
      if (isOpen(c) && !empty) {
        depth++;
        newLine(text, depth);
      } else if (c == ',') {
        newLine(text, depth);
      } else if (c == ':') {
        text.append(' ');
      }
      at = end;
    }
    return text.toString();
  }

  private static void newLine(StringBuilder text, int depth) {
    text.append('\n').repeat("  ", depth);
  }

  private static boolean isOpen(char c) {
    return c == '{' || c == '[';
  }

  private static boolean isClose(char c) {
    return c == '}' || c == ']';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /// Past the closing quote of the string that begins at `from`.
  private static int stringEnd(String json, int from) {
    int at = from + 1;
    while (at < json.length() && json.charAt(at) != '"') {
      at += json.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(json.length(), at + 1);
  }
}
