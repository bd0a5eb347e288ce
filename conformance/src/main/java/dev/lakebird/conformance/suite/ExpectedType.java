package dev.lakebird.conformance.suite;

import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A type as suites write it: `ARRAY<STRUCT<a INT64, STRING>>`. Names of fields are not kept.
///
/// @param name without what stands in angle brackets, as BigQuery calls it
public record ExpectedType(String name, List<ExpectedType> parts) {
  /// Types that BigQuery has not, and what they are read as.
  private static final Map<String, String> READ_AS =
      Map.of(
          "INT32", "INT64",
          "UINT32", "INT64",
          "UINT64", "INT64",
          "FLOAT", "FLOAT64",
          "FLOAT32", "FLOAT64",
          "DOUBLE", "FLOAT64");

  public ExpectedType {
    parts = List.copyOf(parts);
  }

  /// The type of the text; empty where the text is no such type.
  public static Optional<ExpectedType> parse(String text) {
    var reader = new Reader(text);
    Optional<ExpectedType> type = reader.type();
    return reader.atEnd() ? type : Optional.empty();
  }

  /// Whether a type of ours is this one.
  public boolean matches(SqlType type) {
    return switch (type) {
      case SqlType.Array t -> name.equals("ARRAY") && part(0, t.element());
      case SqlType.Range t -> name.equals("RANGE") && part(0, t.element());
      case SqlType.Struct t -> {
        boolean same = name.equals("STRUCT") && parts.size() == t.fields().size();
        for (int i = 0; same && i < parts.size(); i++) {
          same = part(i, t.fields().get(i).type());
        }
        yield same;
      }
      default -> parts.isEmpty() && name.equals(type.sqlName());
    };
  }

  private boolean part(int index, SqlType type) {
    return index < parts.size() && parts.get(index).matches(type);
  }

  @Override
  public String toString() {
    return parts.isEmpty() ? name : name + "<…>";
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    boolean atEnd() {
      skipSpace();
      return at == text.length();
    }

    Optional<ExpectedType> type() {
      String word = word();
      if (word.isEmpty()) {
        return Optional.empty();
      }
      List<ExpectedType> parts = new ArrayList<>();
      if (!take('<')) {
        return Optional.of(new ExpectedType(READ_AS.getOrDefault(word, word), parts));
      }
      while (!take('>')) {
        Optional<ExpectedType> part = field();
        if (part.isEmpty()) {
          return Optional.empty();
        }
        parts.add(part.get());
        if (!take(',') && !next('>')) {
          return Optional.empty();
        }
      }
      return Optional.of(new ExpectedType(word, parts));
    }

    /// A type with or without a name before it.
    private Optional<ExpectedType> field() {
      int start = at;
      word();
      skipSpace();
      boolean named = at < text.length() && (isWord(text.charAt(at)) || text.charAt(at) == '`');
      if (!named) {
        at = start;
      }
      return type();
    }

    private String word() {
      skipSpace();
      int start = at;
      if (at < text.length() && text.charAt(at) == '`') {
        int end = text.indexOf('`', at + 1);
        at = end < 0 ? text.length() : end + 1;
        return text.substring(start, at);
      }
      while (at < text.length() && isWord(text.charAt(at))) {
        at++;
      }
      return text.substring(start, at);
    }

    private static boolean isWord(char c) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '$';
    }

    private boolean next(char c) {
      skipSpace();
      return at < text.length() && text.charAt(at) == c;
    }

    private boolean take(char c) {
      boolean there = next(c);
      if (there) {
        at++;
      }
      return there;
    }

    private void skipSpace() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
  }
}
