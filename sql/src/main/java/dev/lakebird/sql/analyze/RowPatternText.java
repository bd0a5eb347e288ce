package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.RowPatternSyntax;
import dev.lakebird.types.value.Value;
import java.util.List;
import java.util.stream.Collectors;

/// Patterns of MATCH_RECOGNIZE as `$match_rows` reads them.
///
/// @param names of the symbols, which become numbers
/// @param expressions for the bounds of quantifiers
record RowPatternText(List<String> names, ExpressionAnalyzer expressions) {
  /// The largest bound of a quantifier.
  static final int BOUND_MAX = 10_000;

  String of(RowPatternSyntax pattern) {
    return switch (pattern) {
      case RowPatternSyntax.Symbol p -> "<" + number(p) + ">";
      case RowPatternSyntax.Start p -> "^";
      case RowPatternSyntax.End p -> "$";
      case RowPatternSyntax.Sequence p ->
          p.parts().stream().map(this::of).collect(Collectors.joining("", "(", ")"));
      case RowPatternSyntax.Choice p ->
          p.branches().stream().map(this::of).collect(Collectors.joining("|", "(", ")"));
      case RowPatternSyntax.Repeat p -> repeat(p);
    };
  }

  private int number(RowPatternSyntax.Symbol symbol) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(symbol.name().name())) {
        return i;
      }
    }
    throw AnalysisError.at(
        symbol,
        ErrorCode.UNKNOWN_NAME,
        "The symbol " + symbol.name().name() + " of the pattern is not defined");
  }

  private String repeat(RowPatternSyntax.Repeat repeat) {
    var lower = repeat.least();
    var upper = repeat.most();
    long least = lower == null ? 0 : bound(lower);
    long most = upper == null ? -1 : bound(upper);
    if (upper != null && most < least) {
      throw AnalysisError.at(
          repeat,
          ErrorCode.INVALID_VALUE,
          "The upper bound of a quantifier is less than its lower bound");
    }
    return "("
        + of(repeat.part())
        + "){"
        + least
        + ","
        + (most < 0 ? "" : most)
        + "}"
        + (repeat.reluctant() ? "?" : "");
  }

  private long bound(ExpressionSyntax syntax) {
    if (expressions.analyze(syntax) instanceof Constant c
        && c.value() instanceof Value.Int64Value bound
        && bound.value() >= 0
        && bound.value() <= BOUND_MAX) {
      return bound.value();
    }
    throw AnalysisError.at(
        syntax,
        ErrorCode.INVALID_VALUE,
        "A bound of a quantifier must be an INT64 from 0 to " + BOUND_MAX + ", and not NULL");
  }
}
