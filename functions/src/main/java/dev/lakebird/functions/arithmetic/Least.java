package dev.lakebird.functions.arithmetic;

import static dev.lakebird.functions.spi.Parameters.orderable;
import static dev.lakebird.functions.spi.Parameters.orderableRepeated;
import static dev.lakebird.functions.spi.Parameters.typeOf;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.comparison.Ordering;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;

/// The least of the arguments; NULL where any is NULL, NaN where any is NaN.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Least implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LEAST", "arithmetic")
          .takes(typeOf(0), orderable("T"), orderableRepeated("T"))
          .example("LEAST(3, 5, 1)", "1")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).values(Least::choose);
  }

  private static Value choose(Row row) {
    Value chosen = row.valueAt(0);
    for (int a = 1; a < row.count() && !isNan(chosen); a++) {
      Value next = row.valueAt(a);
      if (isNan(next) || Ordering.compare(next, chosen) < 0) {
        chosen = next;
      }
    }
    return chosen;
  }

  private static boolean isNan(Value value) {
    return value instanceof Value.Float64Value v && Double.isNaN(v.value());
  }
}
