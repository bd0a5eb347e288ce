package dev.lakebird.functions.string;

import com.google.re2j.Matcher;
import dev.lakebird.functions.adapter.Utf8Slice;

/// The finds of a pattern in a text, one after another. An empty find right after another, or inside a
/// character, does not count, as in RE2. Indices are those of bytes.
final class RegexpFinds {
  private final Matcher matcher;
  private final Utf8Slice text;
  private final boolean utf8;
  private final int from;
  private int lastEnd = -1;

  RegexpFinds(Matcher matcher, Utf8Slice text, int from, boolean utf8) {
    this.matcher = matcher;
    this.text = text;
    this.from = from;
    this.utf8 = utf8;
  }

  /// Moves to the next find, or answers that there is none.
  boolean next() {
    boolean found = lastEnd < 0 ? matcher.find(from) : matcher.find();
    while (found && matcher.start() == matcher.end() && !counts(matcher.start())) {
      found = matcher.find();
    }
    lastEnd = found ? matcher.end() : Integer.MAX_VALUE;
    return found;
  }

  private boolean counts(int at) {
    boolean inside = utf8 && at < text.byteLength() && (text.byteAt(at) & 0xC0) == 0x80;
    return at != lastEnd && !inside;
  }

  /// Where the find, or its capturing group, begins; negative where the group is not part of it.
  int start() {
    return matcher.start(matcher.groupCount());
  }

  int end() {
    return matcher.end(matcher.groupCount());
  }
}
