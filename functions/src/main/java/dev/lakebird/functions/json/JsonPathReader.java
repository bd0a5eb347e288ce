package dev.lakebird.functions.json;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowErrors;
import java.util.ArrayList;
import java.util.Locale;

/// Reads JSONPath text.
final class JsonPathReader {
  private final String path;
  private final boolean legacy;
  private int at;

  private JsonPathReader(String path, boolean legacy) {
    this.path = path;
    this.legacy = legacy;
  }

  /// @param legacy whether names with special characters stand in `['…']` rather than `."…"`
  /// @throws LakebirdException INVALID_VALUE where the text is no JSONPath
  static JsonPath read(String path, boolean legacy) {
    return new JsonPathReader(path, legacy).read();
  }

  /// As [#read(String, boolean)], with the words `lax` and `recursive` before it allowed.
  static JsonPath readWithMode(String path) {
    int root = path.indexOf('$');
    String modifiers = root < 0 ? "" : path.substring(0, root);
    if (modifiers.isBlank()) {
      return read(path.strip(), false);
    }
    if (!Character.isWhitespace(modifiers.charAt(modifiers.length() - 1))) {
      throw badModifiers();
    }
    boolean lax = false;
    boolean recursive = false;
    for (String word : modifiers.strip().split("\\s+", -1)) {
      switch (word.toLowerCase(Locale.ROOT)) {
        case "lax" -> {
          if (lax) {
            throw badModifiers();
          }
          lax = true;
        }
        case "recursive" -> {
          if (recursive) {
            throw badModifiers();
          }
          recursive = true;
        }
        default -> throw badModifiers();
      }
    }
    if (!lax) {
      throw RowErrors.invalid(
          "JSONPath has an invalid combination of modifiers. The 'lax' modifier must be included"
              + " if 'recursive' is specified.");
    }
    return new JsonPath(read(path.substring(root), false).steps(), true, recursive);
  }

  private static LakebirdException badModifiers() {
    return RowErrors.invalid(
        "JSONPath must start with zero or more unique modifiers followed by '$'");
  }

  private JsonPath read() {
    if (!path.startsWith("$")) {
      throw RowErrors.invalid("JSONPath must start with '$'");
    }
    at = 1;
    var steps = new ArrayList<JsonPath.Step>();
    while (at < path.length()) {
      steps.add(
          switch (path.charAt(at)) {
            case '.' -> member();
            case '[' -> subscript();
            default -> throw invalid(at);
          });
    }
    return new JsonPath(steps, false, false);
  }

  private JsonPath.Step member() {
    at++;
    if (!legacy && at < path.length() && path.charAt(at) == '"') {
      return new JsonPath.Member(quoted('"'));
    }
    int from = at;
    while (at < path.length() && path.charAt(at) != '.' && path.charAt(at) != '[') {
      char c = path.charAt(at);
      if (c == ']' || c == '"' || c == '\'' || c == '*' || Character.isWhitespace(c)) {
        throw invalid(at);
      }
      at++;
    }
    if (from == at) {
      throw invalid(at);
    }
    return new JsonPath.Member(path.substring(from, at));
  }

  private JsonPath.Step subscript() {
    at++;
    if (at < path.length() && legacy && (path.charAt(at) == '\'' || path.charAt(at) == '"')) {
      String name = quoted(path.charAt(at));
      expectEnd();
      return new JsonPath.Member(name);
    }
    int close = path.indexOf(']', at);
    if (close < 0) {
      throw invalid(path.length());
    }
    String inside = path.substring(at, close).strip();
    if (inside.isEmpty() || (!legacy && !isNumber(inside))) {
      throw invalid(at);
    }
    at = close + 1;
    if (isNumber(inside)) {
      return new JsonPath.Element(inside.length() > 18 ? Long.MAX_VALUE : Long.parseLong(inside));
    }
    return new JsonPath.Member(inside);
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private void expectEnd() {
    if (at >= path.length() || path.charAt(at) != ']') {
      throw invalid(at);
    }
    at++;
  }

  /// The name between quotes; a backslash takes the next character as it is.
  private String quoted(char quote) {
    at++;
    var name = new StringBuilder();
    while (at < path.length() && path.charAt(at) != quote) {
      if (path.charAt(at) == '\\' && at + 1 < path.length()) {
        at++;
      }
      name.append(path.charAt(at));
      at++;
    }
    if (at >= path.length()) {
      throw invalid(at);
    }
    at++;
    return name.toString();
  }

  private LakebirdException invalid(int index) {
    return RowErrors.invalid(
        index < path.length()
            ? "Invalid token in JSONPath at: " + path.substring(index)
            : "Invalid token in JSONPath at the end of: " + path);
  }
}
