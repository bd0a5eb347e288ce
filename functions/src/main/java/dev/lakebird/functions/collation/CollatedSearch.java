package dev.lakebird.functions.collation;

import com.ibm.icu.text.SearchIterator;
import com.ibm.icu.text.StringSearch;
import java.text.StringCharacterIterator;

/// Finds a part in a text where both are equal under a collation. Matches are ranges of the text; a
/// match may be longer or shorter than the part. Source: the Unicode Collation Algorithm, "Searching".
final class CollatedSearch {
  private final Collation collation;
  private final String text;
  private final StringSearch search;

  /// @param part not [ignored][Collation#isIgnored]
  private CollatedSearch(Collation collation, String text, String part) {
    this.collation = collation;
    this.text = text;
    search = new StringSearch(part, new StringCharacterIterator(text), collation.collator());
    search.setOverlapping(true);
  }

  /// A search in a text that has characters, for a part that is not ignored.
  static CollatedSearch in(String text, String part, Collation collation) {
    return new CollatedSearch(collation, text, part);
  }

  /// Where the first match at or after `from` starts, or -1.
  int forward(int from) {
    if (from >= text.length()) {
      return -1;
    }
    int found = search.following(from);
    return found == SearchIterator.DONE ? -1 : found;
  }

  /// Where the last match that starts at or before `from` starts, or -1.
  int backward(int from) {
    int last = -1;
    for (int found = forward(0); found >= 0 && found <= from; found = forward(found + 1)) {
      last = found;
    }
    return last;
  }

  /// Where the match found last ends.
  int end() {
    return search.getMatchStart() + search.getMatchLength();
  }

  /// Where a match ends that starts at `from`, ignored characters aside, or -1.
  int prefix(int from) {
    int found = forward(from);
    return found >= 0 && collation.isIgnored(text.substring(from, found)) ? end() : -1;
  }

  /// Whether a match that starts at or after `from` ends where the text does, ignored characters aside.
  boolean isSuffix(int from) {
    for (int found = forward(from); found >= 0; found = forward(found + 1)) {
      if (collation.isIgnored(text.substring(end()))) {
        return true;
      }
    }
    return false;
  }
}
