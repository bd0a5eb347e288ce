package dev.lakebird.functions.castformat;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.castformat.DateElement.Kind;
import dev.lakebird.functions.castformat.DateElement.Part;
import dev.lakebird.functions.castformat.DateElement.Spelling;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A format model of dates and times, as its elements. Source: GoogleSQL reference, "Format elements",
/// "Format date and time as string" and "Format model rules".
record DateModel(List<DateElement> elements) {
  private static final String LITERALS = "-./,';:";
  private static final Set<Part> OF_DATES =
      EnumSet.of(Part.YEAR, Part.MONTH, Part.DAY, Part.WEEKDAY, Part.DAY_OF_YEAR);
  private static final Set<Part> OF_TIMES =
      EnumSet.of(
          Part.HOUR, Part.MINUTE, Part.SECOND, Part.FRACTION, Part.SECOND_OF_DAY, Part.MERIDIAN);
  private static final Set<Part> OF_ZONES = EnumSet.of(Part.ZONE_HOUR, Part.ZONE_MINUTE);

  DateModel {
    elements = List.copyOf(elements);
  }

  /// @throws LakebirdException INVALID_VALUE where the text is no model
  static DateModel parse(String text) {
    var elements = new ArrayList<DateElement>();
    for (int at = 0; at < text.length(); ) {
      at = next(text, at, elements);
    }
    return new DateModel(elements);
  }

  private static int next(String text, int at, List<DateElement> into) {
    char c = text.charAt(at);
    if (LITERALS.indexOf(c) >= 0) {
      into.add(new DateElement(Kind.LITERAL, String.valueOf(c), 0));
      return at + 1;
    }
    if (c == ' ') {
      int end = at;
      while (end < text.length() && text.charAt(end) == ' ') {
        end++;
      }
      into.add(new DateElement(Kind.SPACE, text.substring(at, end), 0));
      return end;
    }
    if (c == '"') {
      return quoted(text, at, into);
    }
    if (text.regionMatches(true, at, "FF", 0, 2)
        && at + 2 < text.length()
        && text.charAt(at + 2) >= '1'
        && text.charAt(at + 2) <= '9') {
      into.add(new DateElement(Kind.FF, text.substring(at, at + 3), text.charAt(at + 2) - '0'));
      return at + 3;
    }
    for (Spelling spelling : DateElement.SPELLINGS) {
      int length = spelling.text().length();
      if (text.regionMatches(true, at, spelling.text(), 0, length)) {
        into.add(new DateElement(spelling.kind(), text.substring(at, at + length), 0));
        return at + length;
      }
    }
    throw RowErrors.invalid("Cannot find matched format element at " + at);
  }

  private static int quoted(String text, int from, List<DateElement> into) {
    var literal = new StringBuilder();
    int at = from + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        at++;
        if (at >= text.length() || (text.charAt(at) != '"' && text.charAt(at) != '\\')) {
          throw RowErrors.invalid("Unsupported escape sequence in the format text at " + (at - 1));
        }
      }
      literal.append(text.charAt(at));
      at++;
    }
    if (at >= text.length()) {
      throw RowErrors.invalid("Cannot find matching \" for the format text at " + from);
    }
    into.add(new DateElement(Kind.LITERAL, literal.toString(), 0));
    return at + 1;
  }

  /// Refuses elements that values of the type do not have.
  ///
  /// @throws LakebirdException INVALID_VALUE
  DateModel writes(SqlType type) {
    for (DateElement element : elements) {
      if (!has(type, element.part())) {
        throw RowErrors.invalid(type.sqlName() + " does not support '" + upper(element) + "'");
      }
    }
    return this;
  }

  /// Refuses models by which values of the type cannot be read.
  ///
  /// @throws LakebirdException INVALID_VALUE
  DateModel reads(SqlType type) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    Set<String> spellings = new HashSet<>();
    for (DateElement element : elements) {
      if (element.part() == Part.LITERAL) {
        continue;
      }
      if (element.part() == Part.WEEKDAY) {
        throw RowErrors.invalid(
            "Format element '" + upper(element) + "' is not supported for parsing");
      }
      if (!has(type, element.part())) {
        throw RowErrors.invalid(
            "Format element in category "
                + element.part()
                + " ('"
                + upper(element)
                + "') is not allowed for output type "
                + type.sqlName());
      }
      if (!spellings.add(upper(element))) {
        throw RowErrors.invalid(
            "Format element '" + upper(element) + "' appears more than once in the format string");
      }
      if (!parts.add(element.part())) {
        throw RowErrors.invalid(
            "More than one format element in category "
                + element.part()
                + " exist: '"
                + upper(element)
                + "'");
      }
      kinds.add(element.kind());
    }
    checkTogether(parts, kinds);
    return this;
  }

  private static void checkTogether(Set<Part> parts, Set<Kind> kinds) {
    boolean meridian = parts.contains(Part.MERIDIAN);
    boolean halfDay = kinds.contains(Kind.HH) || kinds.contains(Kind.HH12);
    if (parts.contains(Part.DAY_OF_YEAR)
        && (parts.contains(Part.MONTH) || parts.contains(Part.DAY))) {
      throw RowErrors.invalid("Format element DDD cannot stand beside a month or day");
    }
    if (meridian && !halfDay) {
      throw RowErrors.invalid("A meridian indicator needs the format element HH or HH12");
    }
    if (halfDay && !meridian) {
      throw RowErrors.invalid("Format elements HH and HH12 need a meridian indicator");
    }
    if (parts.contains(Part.SECOND_OF_DAY)
        && (parts.contains(Part.HOUR)
            || parts.contains(Part.MINUTE)
            || parts.contains(Part.SECOND)
            || meridian)) {
      throw RowErrors.invalid(
          "Format element SSSSS cannot stand beside an hour, minute, second or meridian indicator");
    }
    if (parts.contains(Part.ZONE_MINUTE) && !parts.contains(Part.ZONE_HOUR)) {
      throw RowErrors.invalid("Format element TZM needs the format element TZH");
    }
  }

  private static boolean has(SqlType type, Part part) {
    return part == Part.LITERAL
        || (OF_DATES.contains(part) && !(type instanceof SqlType.Time))
        || (OF_TIMES.contains(part) && !(type instanceof SqlType.Date))
        || (OF_ZONES.contains(part) && type instanceof SqlType.Timestamp);
  }

  private static String upper(DateElement element) {
    return element.text().toUpperCase(Locale.ROOT);
  }
}
