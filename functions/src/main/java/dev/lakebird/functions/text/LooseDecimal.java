package dev.lakebird.functions.text;

import dev.lakebird.types.SqlType;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads decimals as PARSE_NUMERIC does: with white space around, one sign in front or behind, and
/// commas among the digits before the point. Source: GoogleSQL reference, "Conversion functions".
public final class LooseDecimal {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*([+-]?)\\s*((?:\\d[\\d,]*)?(?:\\.\\d*)?(?:[eE][+-]?\\d+)?)\\s*([+-]?)\\s*");

  private LooseDecimal() {}

  /// The value rounded to the type's scale; empty where the text is none. The range is not checked.
  public static Optional<BigDecimal> parse(String text, SqlType type) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || (!form.group(1).isEmpty() && !form.group(3).isEmpty())) {
      return Optional.empty();
    }
    String sign = form.group(1).isEmpty() ? form.group(3) : form.group(1);
    return NumberText.parseDecimal(sign + form.group(2).replace(",", ""), type);
  }
}
