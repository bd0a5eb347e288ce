package dev.lakebird.functions.arithmetic;

import dev.lakebird.functions.adapter.Decimals;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.NumberText;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.VectorType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/// Chooses the kernel of decimal arithmetic by what is proven of the operands: 64-bit loops where
/// operands and result fit, 128-bit ones for NUMERIC, boxed ones for BIGNUMERIC.
final class DecimalArithmetic {
  private DecimalArithmetic() {}

  static ScalarKernel bind(ArithmeticOperator operator, BoundCall call) {
    if (call.resultType() instanceof SqlType.BigNumeric
        || call.argument(0).type().layout() == Layout.DECIMAL256
        || call.argument(1).type().layout() == Layout.DECIMAL256) {
      return boxed(operator, call);
    }
    if (operator == ArithmeticOperator.DIVIDE) {
      return WideDecimals.divide(call);
    }
    int leftScale = call.argument(0).type().scale();
    int rightScale = call.argument(1).type().scale();
    ValueBounds a = bounds(call.argument(0));
    ValueBounds b = bounds(call.argument(1));
    boolean nullable = call.argument(0).nullable() || call.argument(1).nullable();
    if (operator == ArithmeticOperator.MULTIPLY) {
      int scale = leftScale + rightScale;
      ValueBounds product = a.times(b);
      if (scale <= Decimals.NUMERIC_SCALE && isNarrow(call) && product.fitsInt64()) {
        return LongArithmetic.decimals(operator, narrow(call, scale), product, nullable, 1, 1);
      }
      return WideDecimals.multiply(call, product);
    }
    int scale = Math.max(leftScale, rightScale);
    ValueBounds left = a.scaledUp(scale - leftScale);
    ValueBounds right = b.scaledUp(scale - rightScale);
    ValueBounds sum = operator == ArithmeticOperator.ADD ? left.plus(right) : left.minus(right);
    if (isNarrow(call) && left.fitsInt64() && right.fitsInt64() && sum.fitsInt64()) {
      return LongArithmetic.decimals(
          operator,
          narrow(call, scale),
          sum,
          nullable,
          Decimals.longPow10(scale - leftScale),
          Decimals.longPow10(scale - rightScale));
    }
    return WideDecimals.add(call, operator, scale, sum);
  }

  /// What is proven of an operand, at worst the range of its layout or type.
  static ValueBounds bounds(BoundCall.Argument argument) {
    ValueBounds limits = Decimals.limits(argument.type().type(), argument.type().scale());
    ValueBounds known =
        argument
            .bounds()
            .orElse(argument.type().layout() == Layout.INT64 ? ValueBounds.INT64 : limits);
    if (argument.constant().isPresent() && argument.constant().get().isNull()) {
      return ValueBounds.of(0, 0);
    }
    return known.intersection(limits).orElse(known);
  }

  static RuntimeException overflow(
      SqlType type, ArithmeticOperator operator, BigDecimal x, BigDecimal y) {
    return RowErrors.outOfRange(
        type.sqlName().toLowerCase(Locale.ROOT)
            + " overflow: "
            + NumberText.of(x)
            + " "
            + operator.symbol()
            + " "
            + NumberText.of(y));
  }

  /// Exact arithmetic on single values, rounded to the type's scale.
  static BigDecimal compute(ArithmeticOperator operator, SqlType type, BigDecimal x, BigDecimal y) {
    int scale = Decimals.scale(type);
    BigDecimal exact =
        switch (operator) {
          case ADD -> x.add(y);
          case SUBTRACT -> x.subtract(y);
          case MULTIPLY -> x.multiply(y);
          case DIVIDE -> {
            if (y.signum() == 0) {
              throw RowErrors.divisionByZero(NumberText.of(x), NumberText.of(y));
            }
            yield x.divide(y, scale, RoundingMode.HALF_UP);
          }
        };
    BigDecimal rounded = exact.setScale(scale, RoundingMode.HALF_UP);
    if (!Decimals.inRange(type, rounded)) {
      throw overflow(type, operator, x, y);
    }
    return rounded;
  }

  private static ScalarKernel boxed(ArithmeticOperator operator, BoundCall call) {
    return RowKernels.strict(call)
        .decimals(row -> compute(operator, call.resultType(), row.decimalAt(0), row.decimalAt(1)));
  }

  private static boolean isNarrow(BoundCall call) {
    return call.argument(0).type().layout() == Layout.INT64
        && call.argument(1).type().layout() == Layout.INT64;
  }

  private static VectorType narrow(BoundCall call, int scale) {
    return VectorType.decimal(call.resultType(), Layout.INT64, scale);
  }

  /// Whether every value within the bounds is in the type's range at the scale.
  static boolean provenInRange(SqlType type, int scale, ValueBounds bounds) {
    ValueBounds limits = Decimals.limits(type, scale);
    BigInteger magnitude = bounds.magnitude();
    return magnitude.compareTo(limits.max()) <= 0;
  }
}
