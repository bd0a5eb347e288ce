package dev.lakebird.functions.conditional;

import static dev.lakebird.functions.spi.Parameters.comparable;
import static dev.lakebird.functions.spi.Parameters.typeOf;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.comparison.Ordering;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;

/// NULL where both arguments are equal, else the first.
///
/// Source: GoogleSQL reference, "Conditional expressions".
public final class NullIf implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NULLIF", "conditional")
          .takes(typeOf(0), comparable("T"), comparable("T"))
          .calledOnNull()
          .standard("functions_comparison", "nullif")
          .example("NULLIF(10, 0)", "10")
          .example("NULLIF(0, 0)", "NULL")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.calledOnNull(call)
        .values(
            row -> {
              Value value = row.valueAt(0);
              return Ordering.equal(value, row.valueAt(1)) == Ordering.Outcome.TRUE
                  ? Value.nullOf(value.type())
                  : value;
            });
  }
}
