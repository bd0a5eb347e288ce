package dev.lakebird.functions.net;

import dev.lakebird.functions.adapter.RowErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// IPv4 and IPv6 addresses as bytes in network order and as text. Sources: RFC 4291 and RFC 5952.
final class IpAddresses {
  private static final int V4_BYTES = 4;
  private static final int V6_BYTES = 16;
  private static final int V6_GROUPS = 8;
  private static final long V4_MAX = 0xFFFF_FFFFL;

  private IpAddresses() {}

  static byte[] parse(String text) {
    byte[] address = find(text);
    if (address == null) {
      throw RowErrors.invalid("Invalid IP address: " + text);
    }
    return address;
  }

  /// The bytes of an address, or null where the text is none.
  static byte @Nullable [] find(String text) {
    return text.indexOf(':') >= 0 ? findV6(text) : findV4(text);
  }

  private static byte @Nullable [] findV4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != V4_BYTES) {
      return null;
    }
    var bytes = new byte[V4_BYTES];
    for (int i = 0; i < V4_BYTES; i++) {
      int value = number(parts[i], 10, 3);
      if (value < 0 || value > 255 || (parts[i].length() > 1 && parts[i].charAt(0) == '0')) {
        return null;
      }
      bytes[i] = (byte) value;
    }
    return bytes;
  }

  private static byte @Nullable [] findV6(String text) {
    int gap = text.indexOf("::");
    List<Integer> before = gap < 0 ? groups(text, true) : groups(text.substring(0, gap), false);
    List<Integer> after = gap < 0 ? List.of() : groups(text.substring(gap + 2), true);
    if (before == null || after == null) {
      return null;
    }
    int missing = V6_GROUPS - before.size() - after.size();
    if (gap < 0 ? missing != 0 : missing < 1) {
      return null;
    }
    var all = new ArrayList<>(before);
    all.addAll(Collections.nCopies(missing, 0));
    all.addAll(after);
    var bytes = new byte[V6_BYTES];
    for (int i = 0; i < V6_GROUPS; i++) {
      bytes[2 * i] = (byte) (all.get(i) >> 8);
      bytes[2 * i + 1] = (byte) (int) all.get(i);
    }
    return bytes;
  }

  /// Groups of 16 bits; the last two may be written as an IPv4 address where `last` says so.
  private static @Nullable List<Integer> groups(String text, boolean last) {
    var groups = new ArrayList<Integer>();
    if (text.isEmpty()) {
      return groups;
    }
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      if (last && i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
        byte[] v4 = findV4(parts[i]);
        if (v4 == null) {
          return null;
        }
        groups.add((v4[0] & 0xFF) << 8 | v4[1] & 0xFF);
        groups.add((v4[2] & 0xFF) << 8 | v4[3] & 0xFF);
        return groups;
      }
      int value = number(parts[i], 16, 4);
      if (value < 0) {
        return null;
      }
      groups.add(value);
    }
    return groups;
  }

  /// The number, or -1 where the text is none of one to `digits` digits.
  private static int number(String text, int radix, int digits) {
    if (text.isEmpty() || text.length() > digits) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }

  static String text(byte[] address) {
    requireAddress("NET.IP_TO_STRING", address);
    if (address.length == V4_BYTES) {
      return (address[0] & 0xFF)
          + "."
          + (address[1] & 0xFF)
          + "."
          + (address[2] & 0xFF)
          + "."
          + (address[3] & 0xFF);
    }
    return textV6(address);
  }

  /// The longest run of groups that are 0, if longer than one, is `::`; mapped and compatible IPv4
  /// addresses end in dotted form.
  private static String textV6(byte[] address) {
    var groups = new int[V6_GROUPS];
    for (int i = 0; i < V6_GROUPS; i++) {
      groups[i] = (address[2 * i] & 0xFF) << 8 | address[2 * i + 1] & 0xFF;
    }
    int zeros = 0;
    while (zeros < V6_GROUPS && groups[zeros] == 0) {
      zeros++;
    }
    if (zeros == 5 && groups[5] == 0xFFFF) {
      return "::ffff:" + text(Arrays.copyOfRange(address, 12, V6_BYTES));
    }
    if (zeros == 6) {
      return "::" + text(Arrays.copyOfRange(address, 12, V6_BYTES));
    }
    int bestStart = -1;
    int bestLength = 1;
    for (int i = 0; i < V6_GROUPS; ) {
      int end = i;
      while (end < V6_GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - i > bestLength) {
        bestStart = i;
        bestLength = end - i;
      }
      i = Math.max(end, i + 1);
    }
    var text = new StringBuilder();
    for (int i = 0; i < V6_GROUPS; i++) {
      if (i == bestStart) {
        text.append("::");
        i += bestLength - 1;
        continue;
      }
      if (i > 0 && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }

  static byte[] mask(long bytes, long prefix) {
    if (bytes != V4_BYTES && bytes != V6_BYTES) {
      throw RowErrors.invalid("NET.IP_NET_MASK: the first argument must be either 4 or 16");
    }
    if (prefix < 0 || prefix > bytes * 8) {
      throw RowErrors.invalid(
          "NET.IP_NET_MASK: prefix length must be in the range from 0 to " + bytes * 8);
    }
    var mask = new byte[(int) bytes];
    for (int bit = 0; bit < prefix; bit++) {
      mask[bit / 8] |= (byte) (0x80 >> bit % 8);
    }
    return mask;
  }

  static byte[] truncate(byte[] address, long prefix) {
    requireAddress("NET.IP_TRUNC", address);
    if (prefix < 0 || prefix > address.length * 8L) {
      throw RowErrors.invalid(
          "NET.IP_TRUNC: length must be in the range from 0 to " + address.length * 8L);
    }
    byte[] mask = mask(address.length, prefix);
    for (int i = 0; i < mask.length; i++) {
      mask[i] &= address[i];
    }
    return mask;
  }

  static byte[] ofNumber(long number) {
    if (number < Integer.MIN_VALUE || number > V4_MAX) {
      throw RowErrors.outOfRange("NET.IPV4_FROM_INT64: value out of range: " + number);
    }
    return new byte[] {
      (byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number
    };
  }

  static long number(byte[] address) {
    if (address.length != V4_BYTES) {
      throw RowErrors.invalid("NET.IPV4_TO_INT64: the address must have 4 bytes");
    }
    long number = 0;
    for (byte b : address) {
      number = number << 8 | b & 0xFF;
    }
    return number;
  }

  static String untilZero(String text) {
    int zero = text.indexOf('\0');
    return zero < 0 ? text : text.substring(0, zero);
  }

  static String network(String text, long prefix) {
    int slash = text.indexOf('/');
    byte[] address = parse(slash < 0 ? text : text.substring(0, slash));
    if (slash >= 0 && prefix > prefix(text, slash, address)) {
      throw RowErrors.invalid("NET.MAKE_NET: the prefix is longer than that of " + text);
    }
    return text(truncate(address, prefix)) + "/" + prefix;
  }

  private static int prefix(String text, int slash, byte[] address) {
    int prefix = number(text.substring(slash + 1), 10, 3);
    if (prefix < 0 || prefix > address.length * 8) {
      throw RowErrors.invalid("Invalid network: " + text);
    }
    return prefix;
  }

  static boolean isInside(String inner, String outer) {
    int outerSlash = outer.indexOf('/');
    byte[] network = parse(outerSlash < 0 ? outer : outer.substring(0, outerSlash));
    int prefix = outerSlash < 0 ? network.length * 8 : prefix(outer, outerSlash, network);
    int innerSlash = inner.indexOf('/');
    byte[] address = parse(innerSlash < 0 ? inner : inner.substring(0, innerSlash));
    int innerPrefix = innerSlash < 0 ? address.length * 8 : prefix(inner, innerSlash, address);
    return address.length == network.length
        && innerPrefix >= prefix
        && Arrays.equals(truncate(address, prefix), truncate(network, prefix));
  }

  private static void requireAddress(String function, byte[] address) {
    if (address.length != V4_BYTES && address.length != V6_BYTES) {
      throw RowErrors.invalid(function + ": the address must have 4 or 16 bytes");
    }
  }
}
