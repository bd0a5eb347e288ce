package dev.lakebird.functions.comparison;

import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.functions.spi.Parameters.comparable;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;

/// `x IN UNNEST(array)`.
///
/// FALSE for an empty or NULL array; TRUE where some element equals `x`, else NULL where `x` or
/// some element is NULL, else FALSE. Source: GoogleSQL reference, "IN operator".
public final class InArray implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$in_array", "comparison")
          .takes(BOOL, comparable("T"), array("T"))
          .calledOnNull()
          .example("2 IN UNNEST([1, 2])", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.calledOnNull(call)
        .booleans(
            row -> {
              boolean unknown = false;
              if (row.valueAt(1) instanceof Value.ArrayValue array) {
                Value value = row.valueAt(0);
                for (Value element : array.elements()) {
                  switch (Ordering.test(ComparisonOperator.EQUAL, value, element)) {
                    case TRUE -> {
                      return true;
                    }
                    case UNKNOWN -> unknown = true;
                    case FALSE -> {}
                  }
                }
              }
              if (unknown) {
                row.setNull();
              }
              return false;
            });
  }
}
