package dev.lakebird.conformance.suite;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Names failures by their cause, so that those of one kind are counted together; and knows which
/// errors of ours fit an expected one.
final class Causes {
  private static final Set<ErrorCode> RUNTIME =
      EnumSet.of(
          ErrorCode.INVALID_VALUE,
          ErrorCode.OUT_OF_RANGE,
          ErrorCode.DIVISION_BY_ZERO,
          ErrorCode.NOT_NULL_VIOLATION);

  private static final Set<ErrorCode> ANALYSIS =
      EnumSet.of(
          ErrorCode.SYNTAX_ERROR,
          ErrorCode.UNKNOWN_NAME,
          ErrorCode.UNKNOWN_FUNCTION,
          ErrorCode.AMBIGUOUS_NAME,
          ErrorCode.TYPE_MISMATCH,
          ErrorCode.INVALID_QUERY,
          ErrorCode.NOT_FOUND,
          ErrorCode.ALREADY_EXISTS,
          ErrorCode.INVALID_ARGUMENT);

  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|`[^`]*`|\\[[^\\]]*\\]");
  private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d.:-]*");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int LENGTH_MAX = 100;
  private static final String FUNCTION = "The function ";
  private static final String MISSING = " is not implemented";

  private Causes() {}

  /// Whether our error is one of the class that a suite expects; without a class, whether it is the
  /// user's error at all. What is not implemented never fits, nor do defects, limits and deadlines.
  static boolean fits(String expectedClass, ErrorCode code) {
    return switch (expectedClass) {
      case "out_of_range" -> RUNTIME.contains(code);
      case "invalid_argument" -> ANALYSIS.contains(code) || RUNTIME.contains(code);
      case "not_found" -> code == ErrorCode.NOT_FOUND;
      case "already_exists" -> code == ErrorCode.ALREADY_EXISTS;
      default -> ANALYSIS.contains(code) || RUNTIME.contains(code);
    };
  }

  /// The cause of a failure by an error.
  static String of(LakebirdException error) {
    String message = String.valueOf(error.getMessage());
    return switch (error.code()) {
      case UNIMPLEMENTED -> shortened("missing: " + feature(message.replace(MISSING, "")));
      case UNKNOWN_FUNCTION -> shortened("unknown function: " + plain(message));
      default -> shortened(error.code() + ": " + plain(message));
    };
  }

  /// The feature, a function in upper case however the statement writes it.
  private static String feature(String name) {
    return name.startsWith(FUNCTION)
        ? FUNCTION + name.substring(FUNCTION.length()).toUpperCase(Locale.ROOT)
        : name;
  }

  /// The message without what differs from case to case.
  private static String plain(String message) {
    String first = message.lines().findFirst().orElse("");
    String unquoted = QUOTED.matcher(first).replaceAll("…");
    return SPACE.matcher(NUMBER.matcher(unquoted).replaceAll("…")).replaceAll(" ");
  }

  private static String shortened(String text) {
    return text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX) + "…";
  }

  /// The cause of an answer where an error was expected.
  static String noError(String expectedClass) {
    return "no error where one was expected"
        + (expectedClass.isEmpty() ? "" : ": " + expectedClass.toUpperCase(Locale.ROOT));
  }
}
