package dev.lakebird.functions.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Terms are what stands between delimiters; of several that begin at one place the longest counts.
final class Delimiters implements TextAnalyzer {
  static final Delimiters DEFAULT = new Delimiters(defaults());

  private final List<String> delimiters;

  Delimiters(List<String> delimiters) {
    this.delimiters =
        delimiters.stream()
            .filter(d -> !d.isEmpty())
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  private static List<String> defaults() {
    var all = new ArrayList<String>();
    "[]<>(){}|!;,'\"*&?+/:=@.-$%\\_\n\r \t"
        .codePoints()
        .forEach(c -> all.add(Character.toString(c)));
    all.addAll(
        List.of(
            "%21",
            "%26", "%2526", "%3B", "%3b", "%7C", "%7c", "%20", "%2B", "%2b", "%3D", "%3d", "%2520",
            "%5D", "%5d", "%5B", "%5b", "%3A", "%3a", "%0A", "%0a", "%2C", "%2c", "%28", "%29"));
    return all;
  }

  @Override
  public List<String> terms(String text) {
    var terms = new ArrayList<String>();
    int begin = 0;
    int at = 0;
    while (at < text.length()) {
      int length = delimiterAt(text, at);
      if (length == 0) {
        at++;
        continue;
      }
      if (at > begin) {
        terms.add(text.substring(begin, at));
      }
      at += length;
      begin = at;
    }
    if (at > begin) {
      terms.add(text.substring(begin));
    }
    return terms;
  }

  /// How long the delimiter is that begins there, or 0.
  int delimiterAt(String text, int at) {
    for (String delimiter : delimiters) {
      if (text.startsWith(delimiter, at)) {
        return delimiter.length();
      }
    }
    return 0;
  }
}
