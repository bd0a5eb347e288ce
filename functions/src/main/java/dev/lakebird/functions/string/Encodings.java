package dev.lakebird.functions.string;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowErrors;
import java.util.Base64;
import java.util.HexFormat;

/// Bytes as hexadecimal digits, base64 and base32. Source: RFC 4648.
final class Encodings {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BASE32_GROUP = 8;

  private Encodings() {}

  static byte[] fromHex(String text) {
    try {
      return HexFormat.of().parseHex(text.length() % 2 == 0 ? text : "0" + text);
    } catch (IllegalArgumentException e) {
      throw causedBy("Failed to decode invalid hexadecimal string: " + text, e);
    }
  }

  /// White space is passed over; padding may be left out.
  static byte[] fromBase64(String text) {
    try {
      return Base64.getDecoder().decode(withoutSpace(text).replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      throw causedBy("Failed to decode invalid base64 string", e);
    }
  }

  static byte[] fromBase32(String text) {
    String digits = withoutSpace(text);
    int end = digits.length();
    while (end > 0 && digits.charAt(end - 1) == '=') {
      end--;
    }
    int rest = end % BASE32_GROUP;
    boolean padded = end == digits.length() || digits.length() % BASE32_GROUP == 0;
    if (!padded || rest == 1 || rest == 3 || rest == 6) {
      throw RowErrors.invalid("Failed to decode invalid base32 string");
    }
    var bytes = new byte[end * 5 / 8];
    long bits = 0;
    int count = 0;
    int at = 0;
    for (int i = 0; i < end; i++) {
      int digit = BASE32.indexOf(Character.toUpperCase(digits.charAt(i)));
      if (digit < 0) {
        throw RowErrors.invalid("Failed to decode invalid base32 string");
      }
      bits = bits << 5 | digit;
      count += 5;
      if (count >= 8) {
        count -= 8;
        bytes[at++] = (byte) (bits >> count);
      }
    }
    return bytes;
  }

  static String toBase32(byte[] bytes) {
    var text = new StringBuilder((bytes.length + 4) / 5 * BASE32_GROUP);
    long bits = 0;
    int count = 0;
    for (byte b : bytes) {
      bits = bits << 8 | (b & 0xFF);
      count += 8;
      while (count >= 5) {
        count -= 5;
        text.append(BASE32.charAt((int) (bits >> count) & 31));
      }
    }
    if (count > 0) {
      text.append(BASE32.charAt((int) (bits << 5 - count) & 31));
    }
    while (text.length() % BASE32_GROUP != 0) {
      text.append('=');
    }
    return text.toString();
  }

  private static String withoutSpace(String text) {
    var kept = new StringBuilder(text.length());
    text.chars()
        .filter(c -> c != ' ' && (c < '\t' || c > '\r'))
        .forEach(c -> kept.append((char) c));
    return kept.toString();
  }

  private static LakebirdException causedBy(String message, Exception cause) {
    LakebirdException error = RowErrors.invalid(message);
    error.addSuppressed(cause);
    return error;
  }
}
