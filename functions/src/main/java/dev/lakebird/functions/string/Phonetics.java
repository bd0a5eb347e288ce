package dev.lakebird.functions.string;

/// Soundex: the first letter, then a digit for each further group of consonants that sound alike.
/// Vowels part groups, H and W do not.
final class Phonetics {
  private static final int LENGTH = 4;

  private Phonetics() {}

  static String soundex(String text) {
    var code = new StringBuilder(LENGTH);
    char last = 0;
    for (int i = 0; i < text.length() && code.length() < LENGTH; i++) {
      char letter = upper(text.charAt(i));
      if (letter < 'A' || letter > 'Z') {
        continue;
      }
      char digit = digit(letter);
      if (code.isEmpty()) {
        code.append(text.charAt(i));
        last = digit;
      } else if (letter != 'H' && letter != 'W') {
        if (digit != '0' && digit != last) {
          code.append(digit);
        }
        last = digit;
      }
    }
    return code.isEmpty() ? "" : code + "0".repeat(LENGTH - code.length());
  }

  private static char digit(char letter) {
    return switch (letter) {
      case 'B', 'F', 'P', 'V' -> '1';
      case 'C', 'G', 'J', 'K', 'Q', 'S', 'X', 'Z' -> '2';
      case 'D', 'T' -> '3';
      case 'L' -> '4';
      case 'M', 'N' -> '5';
      case 'R' -> '6';
      default -> '0';
    };
  }

  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
  }
}
