package dev.lakebird.functions.string;

/// INITCAP.
final class Words {
  /// What parts words where the call does not say.
  static final String DELIMITERS = " \t\n\r\f\u000B[](){}/|<>!?@\"^#$&~_,.:;*%+-\\";

  private Words() {}

  static String capitalized(String text, String delimiters) {
    var result = new StringBuilder(text.length());
    boolean begins = true;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (delimiters.indexOf(point) >= 0) {
        result.appendCodePoint(point);
        begins = true;
      } else {
        result.appendCodePoint(
            begins ? Character.toUpperCase(point) : Character.toLowerCase(point));
        begins = false;
      }
    }
    return result.toString();
  }
}
