package dev.lakebird.sql.analyze;

import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.IntegerLiteralSyntax;
import java.math.BigInteger;
import java.util.OptionalInt;

/// Integer literals that stand for items of the SELECT list.
final class Ordinals {
  private Ordinals() {}

  /// The index from 0 of the item that the expression counts to, where it is an ordinal.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException where there is no such item
  static OptionalInt of(ExpressionSyntax expression, int count, String clause) {
    if (!(expression instanceof IntegerLiteralSyntax literal)) {
      return OptionalInt.empty();
    }
    if (literal.value().signum() <= 0 || literal.value().compareTo(BigInteger.valueOf(count)) > 0) {
      throw AnalysisError.invalid(
          expression,
          clause
              + " column number "
              + literal.value()
              + " is out of range; the SELECT list has "
              + count
              + " columns");
    }
    return OptionalInt.of(literal.value().intValueExact() - 1);
  }
}
