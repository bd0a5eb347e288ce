package dev.lakebird.functions.arithmetic;

import dev.lakebird.functions.date.IntervalMath;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// Chooses the kernel of an operator by the types of its call.
final class Arithmetic {
  private Arithmetic() {}

  static ScalarKernel bind(ArithmeticOperator operator, BoundCall call) {
    return switch (call.resultType()) {
      case SqlType.Int64 t -> LongArithmetic.int64(operator, call);
      case SqlType.Float64 t -> DoubleArithmetic.of(operator, call);
      case SqlType.Numeric t -> DecimalArithmetic.bind(operator, call);
      case SqlType.BigNumeric t -> DecimalArithmetic.bind(operator, call);
      default ->
          switch (operator) {
            case ADD -> IntervalMath.add(call);
            case SUBTRACT -> IntervalMath.subtract(call);
            case MULTIPLY -> IntervalMath.multiply(call);
            case DIVIDE -> IntervalMath.divide(call);
          };
    };
  }
}
