package dev.lakebird.functions.castformat;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.text.ValueText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/// The ways of BYTES as STRING. Source: GoogleSQL reference, "Format elements", "Format bytes as
/// string" and "Format string as bytes".
enum ByteFormat {
  HEX,
  BASE2,
  BASE8,
  BASE16,
  BASE32,
  BASE64,
  BASE64M,
  ASCII,
  UTF8;

  private static final int MIME_LINE = 76;
  private static final String BASE32_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String HEX_DIGITS = "0123456789abcdef";

  /// @throws LakebirdException INVALID_VALUE where there is no format of the name
  static ByteFormat of(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    for (ByteFormat format : values()) {
      if (format.name().equals(upper)) {
        return format;
      }
    }
    if (upper.equals("UTF-8")) {
      return UTF8;
    }
    throw RowErrors.invalid("Invalid format: " + name);
  }

  String encode(byte[] bytes) {
    return switch (this) {
      case HEX, BASE16 -> digits(bytes, 4);
      case BASE2 -> digits(bytes, 1);
      case BASE8 -> digits(bytes, 3);
      case BASE32 -> base32(bytes);
      case BASE64 -> Base64.getEncoder().encodeToString(bytes);
      case BASE64M -> Base64.getMimeEncoder(MIME_LINE, new byte[] {'\n'}).encodeToString(bytes);
      case ASCII -> {
        for (byte b : bytes) {
          if (b < 0) {
            throw RowErrors.invalid("A string is not valid ASCII.");
          }
        }
        yield new String(bytes, StandardCharsets.US_ASCII);
      }
      case UTF8 ->
          ValueText.utf8(bytes)
              .orElseThrow(() -> RowErrors.invalid("A string is not valid UTF-8."));
    };
  }

  byte[] decode(String text) {
    return switch (this) {
      case HEX, BASE16 -> bytes(text, 4);
      case BASE2 -> bytes(text, 1);
      case BASE8 -> bytes(text, 3);
      case BASE32 -> fromBase32(text);
      case BASE64, BASE64M -> fromBase64(text);
      case ASCII -> {
        for (int i = 0; i < text.length(); i++) {
          if (text.charAt(i) >= 0x80) {
            throw RowErrors.invalid("A string is not valid ASCII.");
          }
        }
        yield text.getBytes(StandardCharsets.US_ASCII);
      }
      case UTF8 -> text.getBytes(StandardCharsets.UTF_8);
    };
  }

  /// The bytes as one number of digits of `bits` bits, with zeros in front.
  private static String digits(byte[] bytes, int bits) {
    int count = (bytes.length * 8 + bits - 1) / bits;
    var text = new StringBuilder(count);
    for (int d = 0; d < count; d++) {
      int digit = 0;
      for (int i = 0; i < bits; i++) {
        // Counted from the last bit of all.
        int bit = (count - d) * bits - 1 - i;
        int at = bytes.length - 1 - bit / 8;
        digit = digit << 1 | (at < 0 ? 0 : bytes[at] >> bit % 8 & 1);
      }
      text.append(HEX_DIGITS.charAt(digit));
    }
    return text.toString();
  }

  private byte[] bytes(String text, int bits) {
    if (text.length() * bits % 8 != 0 && bits != 3) {
      throw invalid(text, -1);
    }
    byte[] bytes = new byte[text.length() * bits / 8];
    for (int c = 0; c < text.length(); c++) {
      int digit = text.charAt(c) < 0x80 ? Character.digit(text.charAt(c), 1 << bits) : -1;
      if (digit < 0) {
        throw invalid(text, c);
      }
      for (int i = 0; i < bits; i++) {
        int bit = (text.length() - c) * bits - 1 - i;
        int at = bytes.length - 1 - bit / 8;
        int value = digit >> (bits - 1 - i) & 1;
        if (at >= 0) {
          bytes[at] |= (byte) (value << bit % 8);
        } else if (value != 0) {
          throw invalid(text, c);
        }
      }
    }
    return bytes;
  }

  private static String base32(byte[] bytes) {
    var text = new StringBuilder();
    int groups = (bytes.length * 8 + 4) / 5;
    for (int g = 0; g < groups; g++) {
      int digit = 0;
      for (int i = 0; i < 5; i++) {
        int bit = g * 5 + i;
        int at = bit / 8;
        digit = digit << 1 | (at < bytes.length ? bytes[at] >> (7 - bit % 8) & 1 : 0);
      }
      text.append(BASE32_DIGITS.charAt(digit));
    }
    return text.repeat('=', (8 - groups % 8) % 8).toString();
  }

  private byte[] fromBase32(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    byte[] bytes = new byte[end * 5 / 8];
    int rest = end % 8;
    if (rest == 1 || rest == 3 || rest == 6 || (end != text.length() && text.length() % 8 != 0)) {
      throw invalid(text, -1);
    }
    for (int c = 0; c < end; c++) {
      int digit = BASE32_DIGITS.indexOf(Character.toUpperCase(text.charAt(c)));
      if (digit < 0) {
        throw invalid(text, c);
      }
      for (int i = 0; i < 5; i++) {
        int bit = c * 5 + i;
        int value = digit >> (4 - i) & 1;
        if (bit / 8 < bytes.length) {
          bytes[bit / 8] |= (byte) (value << (7 - bit % 8));
        } else if (value != 0) {
          throw invalid(text, c);
        }
      }
    }
    return bytes;
  }

  private byte[] fromBase64(String text) {
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        plain.append(text.charAt(i));
      }
    }
    try {
      return Base64.getDecoder().decode(plain.toString());
    } catch (IllegalArgumentException e) {
      var error = invalid(text, -1);
      error.addSuppressed(e);
      throw error;
    }
  }

  private LakebirdException invalid(String text, int offset) {
    return RowErrors.invalid(
        "Failed to decode invalid "
            + name().toLowerCase(Locale.ROOT)
            + " string"
            + (offset < 0
                ? ""
                : " due to character '" + text.charAt(offset) + "' at offset " + offset));
  }
}
