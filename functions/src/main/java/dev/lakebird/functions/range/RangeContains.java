package dev.lakebird.functions.range;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.RangeBytes;

/// Whether a range, or a value, lies wholly in another range.
///
/// Source: GoogleSQL reference, "Range functions".
public final class RangeContains implements ScalarFunction {
  private static final FunctionDefinition DEFINITION = define();

  private static FunctionDefinition define() {
    var definition = FunctionDefinition.named("RANGE_CONTAINS", "range");
    for (SqlType type : RangeTypes.ALL) {
      definition.takes(SqlType.BOOL, type, type);
      definition.takes(SqlType.BOOL, type, ((SqlType.Range) type).element());
    }
    definition.example(
        "RANGE_CONTAINS(RANGE<DATE> '[2022-01-01, 2023-01-01)', DATE '2022-04-01')", "true");
    return definition.build();
  }

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    if (call.argument(1).type().type() instanceof SqlType.Range) {
      return RowKernels.strict(call)
          .booleans(
              row ->
                  !Bounds.isBefore(Bounds.start(row, 1), Bounds.start(row, 0))
                      && !Bounds.isBefore(Bounds.end(row, 0), Bounds.end(row, 1)));
    }
    return RowKernels.strict(call)
        .booleans(
            row -> {
              long word = RangeBytes.word(row.longAt(1));
              return !Bounds.isBefore(word, Bounds.start(row, 0))
                  && Bounds.isBefore(word, Bounds.end(row, 0));
            });
  }
}
