package dev.lakebird.conformance.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Iterator;
import java.util.regex.Pattern;

/// Texts that mean the same.
final class Texts {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Pattern BETWEEN = Pattern.compile("(?<=\\d)T(?=\\d)");
  private static final Pattern ZONE = Pattern.compile("(?: ?UTC|Z|\\+00(?::00)?)$");
  private static final Pattern ZEROS = Pattern.compile("(\\.\\d*?)0+(?=\\D|$)");
  private static final Pattern POINT = Pattern.compile("\\.(?=\\D|$)");

  private Texts() {}

  /// Whether two moments, dates or times of day are the same.
  static boolean sameTime(String a, String b) {
    return time(a).equals(time(b));
  }

  private static String time(String text) {
    String joined = BETWEEN.matcher(text.strip()).replaceAll(" ");
    String zone = ZONE.matcher(joined).replaceAll("+00");
    return POINT.matcher(ZEROS.matcher(zone).replaceAll("$1")).replaceAll("");
  }

  /// Whether two JSON texts hold the same value; the order of members makes no difference.
  static boolean sameJson(String a, String b) {
    try {
      return same(JSON.readTree(a), JSON.readTree(b));
    } catch (JsonProcessingException e) {
      return a.equals(b);
    }
  }

  private static boolean same(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      BigDecimal left = a.decimalValue();
      return left.compareTo(b.decimalValue()) == 0 || a.doubleValue() == b.doubleValue();
    }
    if (a.size() != b.size() || a.getNodeType() != b.getNodeType()) {
      return false;
    }
    if (a.isArray()) {
      Iterator<JsonNode> others = b.iterator();
      for (JsonNode element : a) {
        if (!same(element, others.next())) {
          return false;
        }
      }
      return true;
    }
    if (a.isObject()) {
      for (var member : a.properties()) {
        if (!b.has(member.getKey()) || !same(member.getValue(), b.path(member.getKey()))) {
          return false;
        }
      }
      return true;
    }
    return a.equals(b);
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
