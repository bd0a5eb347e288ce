package dev.lakebird.functions.range;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.RangeBytes;

/// The start of a range; NULL where it is unbounded.
///
/// Source: GoogleSQL reference, "Range functions".
public final class RangeStart implements ScalarFunction {
  private static final FunctionDefinition DEFINITION = define();

  private static FunctionDefinition define() {
    var definition = FunctionDefinition.named("RANGE_START", "range");
    for (SqlType type : RangeTypes.ALL) {
      definition.takes(((SqlType.Range) type).element(), type);
    }
    definition.example("RANGE_START(RANGE<DATE> '[2022-12-01, 2022-12-31)')", "DATE '2022-12-01'");
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
              long word = Bounds.start(row, 0);
              if (word == RangeBytes.UNBOUNDED_START) {
                row.setNull();
              }
              return RangeBytes.word(word);
            });
  }
}
