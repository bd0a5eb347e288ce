package dev.lakebird.functions.range;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.RangeBytes;

/// Whether a range has no start.
///
/// Source: GoogleSQL reference, "Range functions".
public final class RangeIsStartUnbounded implements ScalarFunction {
  private static final FunctionDefinition DEFINITION = define();

  private static FunctionDefinition define() {
    var definition = FunctionDefinition.named("RANGE_IS_START_UNBOUNDED", "range");
    RangeTypes.ALL.forEach(type -> definition.takes(SqlType.BOOL, type));
    definition.example("RANGE_IS_START_UNBOUNDED(RANGE<DATE> '[UNBOUNDED, 2022-12-31)')", "true");
    return definition.build();
  }

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .booleans(row -> Bounds.start(row, 0) == RangeBytes.UNBOUNDED_START);
  }
}
