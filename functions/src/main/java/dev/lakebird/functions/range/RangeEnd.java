package dev.lakebird.functions.range;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.RangeBytes;

/// The end of a range, which is not in it; NULL where it is unbounded.
///
/// Source: GoogleSQL reference, "Range functions".
public final class RangeEnd implements ScalarFunction {
  private static final FunctionDefinition DEFINITION = define();

  private static FunctionDefinition define() {
    var definition = FunctionDefinition.named("RANGE_END", "range");
    for (SqlType type : RangeTypes.ALL) {
      definition.takes(((SqlType.Range) type).element(), type);
    }
    definition.example("RANGE_END(RANGE<DATE> '[2022-12-01, UNBOUNDED)')", "NULL");
    return definition.build();
  }

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .longs(
            row -> {
              long word = Bounds.end(row, 0);
              if (word == RangeBytes.UNBOUNDED_END) {
                row.setNull();
              }
              return RangeBytes.word(word);
            });
  }
}
