package dev.lakebird.functions.printf;

/// `%[flags][width][.precision]conversion`.
///
/// @param width at least this many characters; [#NONE], or [#ARGUMENT] where an argument says it
/// @param precision digits or characters; [#NONE], or [#ARGUMENT] where an argument says it
record Specifier(Flags flags, int width, int precision, char conversion) {
  static final int NONE = -1;
  static final int ARGUMENT = -2;

  /// The flags `-`, `+`, space, `#`, `0` and `'`.
  record Flags(
      boolean left, boolean plus, boolean space, boolean alternate, boolean zero, boolean group) {}

  /// Width and precision as they hold for one row: a negative width is one to the left, a negative
  /// precision none.
  Specifier with(int rowWidth, int rowPrecision) {
    boolean left = flags.left || rowWidth < 0;
    var rowFlags =
        new Flags(left, flags.plus, flags.space, flags.alternate, flags.zero, flags.group);
    return new Specifier(
        rowFlags,
        rowWidth == Integer.MIN_VALUE ? Integer.MAX_VALUE : Math.abs(rowWidth),
        Math.max(rowPrecision, NONE),
        conversion);
  }

  boolean upper() {
    return Character.isUpperCase(conversion);
  }

  /// How many arguments the specifier takes.
  int argumentCount() {
    return 1 + (width == ARGUMENT ? 1 : 0) + (precision == ARGUMENT ? 1 : 0);
  }

  /// Pads text to the width, with spaces.
  void pad(String text, StringBuilder out) {
    int missing = Math.max(0, width - text.codePointCount(0, text.length()));
    OutputLimit.check(out.length() + (long) text.length() + missing);
    if (!flags.left) {
      out.repeat(' ', missing);
    }
    out.append(text);
    if (flags.left) {
      out.repeat(' ', missing);
    }
  }

  /// Pads a number to the width: with zeros between sign or base and digits where the flags say so.
  void padNumber(String prefix, String digits, boolean zeros, StringBuilder out) {
    int missing = Math.max(0, width - prefix.length() - digits.length());
    if (!zeros || flags.left || missing == 0) {
      pad(prefix + digits, out);
      return;
    }
    OutputLimit.check(out.length() + (long) prefix.length() + digits.length() + missing);
    out.append(prefix).repeat('0', missing).append(digits);
  }

  /// What stands before a number: its sign, or what the flags put in its place.
  String sign(boolean negative) {
    return negative ? "-" : flags.plus ? "+" : flags.space ? " " : "";
  }
}
