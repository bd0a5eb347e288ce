package dev.lakebird.functions.comparison;

import static dev.lakebird.functions.spi.Parameters.comparable;
import static dev.lakebird.functions.spi.Parameters.comparableRepeated;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;

/// `x IN (v1, v2, …)`.
///
/// TRUE where some value equals `x`, else NULL where `x` or some value is NULL, else FALSE.
/// Source: GoogleSQL reference, "IN operator".
public final class InList implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$in", "comparison")
          .takes(BOOL, comparable("T"), comparableRepeated("T"))
          .calledOnNull()
          .example("2 IN (1, 2, 3)", "true")
          .example("4 IN (1, NULL)", "NULL")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    boolean constants = call.arguments().stream().skip(1).allMatch(a -> a.constant().isPresent());
    if (constants) {
      return InKernel.of(call);
    }
    return RowKernels.calledOnNull(call)
        .booleans(
            row -> {
              Value value = row.valueAt(0);
              boolean unknown = false;
              for (int i = 1; i < row.count(); i++) {
                switch (Ordering.test(ComparisonOperator.EQUAL, value, row.valueAt(i))) {
                  case TRUE -> {
                    return true;
                  }
                  case UNKNOWN -> unknown = true;
                  case FALSE -> {}
                }
              }
              if (unknown) {
                row.setNull();
              }
              return false;
            });
  }
}
