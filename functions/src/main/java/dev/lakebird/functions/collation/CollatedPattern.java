package dev.lakebird.functions.collation;

import dev.lakebird.functions.adapter.RowErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A pattern of LIKE under a collation: texts with `%` between them. `_` is refused, as one character
/// of the text can be equal to several.
///
/// Source: GoogleSQL reference, "LIKE operator".
final class CollatedPattern {
  private final List<String> pieces;

  private CollatedPattern(List<String> pieces) {
    this.pieces = pieces;
  }

  /// @throws dev.lakebird.foundation.LakebirdException INVALID_VALUE for `_` or a last backslash
  static CollatedPattern of(String pattern) {
    var pieces = new ArrayList<String>();
    var piece = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%') {
        pieces.add(piece.toString());
        piece.setLength(0);
      } else if (c == '_') {
        throw RowErrors.invalid(
            "LIKE pattern has '_' which is not allowed when its operands have collation: "
                + pattern);
      } else if (c == '\\') {
        i++;
        if (i == pattern.length()) {
          throw RowErrors.invalid("LIKE pattern ends with a backslash");
        }
        piece.append(pattern.charAt(i));
      } else {
        piece.append(c);
      }
    }
    pieces.add(piece.toString());
    return new CollatedPattern(pieces);
  }

  boolean matches(String text, Collation collation) {
    if (pieces.size() == 1) {
      return Arrays.equals(collation.key(text), collation.key(pieces.getFirst()));
    }
    int from = 0;
    var first = pieces.getFirst();
    if (!collation.isIgnored(first)) {
      from = text.isEmpty() ? -1 : CollatedSearch.in(text, first, collation).prefix(0);
      if (from < 0) {
        return false;
      }
    }
    for (var piece : pieces.subList(1, pieces.size() - 1)) {
      if (collation.isIgnored(piece)) {
        continue;
      }
      var search = from >= text.length() ? null : CollatedSearch.in(text, piece, collation);
      if (search == null || search.forward(from) < 0) {
        return false;
      }
      from = search.end();
    }
    var last = pieces.getLast();
    return collation.isIgnored(last)
        || from < text.length() && CollatedSearch.in(text, last, collation).isSuffix(from);
  }
}
