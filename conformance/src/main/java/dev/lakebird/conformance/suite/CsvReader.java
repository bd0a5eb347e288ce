package dev.lakebird.conformance.suite;

import java.util.ArrayList;
import java.util.List;

/// Reads records of fields between bars, quoted as RFC 4180 says.
final class CsvReader {
  private static final char SEPARATOR = '|';

  private final String text;
  private int at;

  CsvReader(String text) {
    this.text = text;
  }

  /// The fields of the next record; none at the end.
  List<String> next() {
    List<String> fields = new ArrayList<>();
    if (at >= text.length()) {
      return fields;
    }
    while (true) {
      fields.add(field());
      char end = at < text.length() ? text.charAt(at++) : '\n';
      if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
        at++;
      }
      if (end != SEPARATOR) {
        return fields;
      }
    }
  }

  private String field() {
    var field = new StringBuilder();
    boolean quoted = at < text.length() && text.charAt(at) == '"';
    if (quoted) {
      at++;
    }
    while (at < text.length()) {
      char c = text.charAt(at);
      if (quoted && c == '"') {
        at++;
        if (at >= text.length() || text.charAt(at) != '"') {
          quoted = false;
          continue;
        }
      } else if (!quoted && (c == SEPARATOR || c == '\n' || c == '\r')) {
        break;
      }
      field.append(c);
      at++;
    }
    return field.toString();
  }
}
