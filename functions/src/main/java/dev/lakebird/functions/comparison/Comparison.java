package dev.lakebird.functions.comparison;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.vector.Layout;

/// Chooses the kernel of a comparison by how its operands lie.
final class Comparison {
  private Comparison() {}

  static ScalarKernel bind(ComparisonOperator operator, BoundCall call) {
    BoundCall.Argument a = call.argument(0);
    BoundCall.Argument b = call.argument(1);
    if (isInteger(a) && isInteger(b)) {
      return IntegerComparison.of(operator, call);
    }
    if (a.type().isDecimal()) {
      return RowKernels.strict(call)
          .booleans(row -> operator.holds(row.decimalAt(0).compareTo(row.decimalAt(1))));
    }
    if (a.type().layout() == Layout.FLOAT64) {
      return DoubleComparison.of(operator, call);
    }
    if (a.type().layout() == Layout.BYTES) {
      return TextComparison.of(operator, call);
    }
    return RowKernels.strict(call)
        .booleans(
            row -> {
              Ordering.Outcome outcome = Ordering.test(operator, row.valueAt(0), row.valueAt(1));
              if (outcome == Ordering.Outcome.UNKNOWN) {
                row.setNull();
              }
              return outcome == Ordering.Outcome.TRUE;
            });
  }

  private static boolean isInteger(BoundCall.Argument argument) {
    return argument.type().layout() == Layout.INT32 || argument.type().layout() == Layout.INT64;
  }
}
