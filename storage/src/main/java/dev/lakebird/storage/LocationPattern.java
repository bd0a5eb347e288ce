package dev.lakebird.storage;

import java.util.regex.Pattern;

/// A location in which `*` stands for any characters.
final class LocationPattern {
  private final Pattern pattern;

  private LocationPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  static LocationPattern of(String text) {
    var expression = new StringBuilder();
    String between = "";
    for (String literal : text.split("\\*+", -1)) {
      expression.append(between).append(Pattern.quote(literal));
      between = ".*";
    }
    return new LocationPattern(Pattern.compile(expression.toString(), Pattern.DOTALL));
  }

  boolean matches(String location) {
    return pattern.matcher(location).matches();
  }
}
