package dev.lakebird.functions.range;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.ValueText;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.RangeBytes;

/// The range from a start up to an end, which is not in it; NULL is unbounded. An error where the start
/// is not before the end.
///
/// Source: GoogleSQL reference, "Range functions".
public final class MakeRange implements ScalarFunction {
  private static final FunctionDefinition DEFINITION = define();

  private static FunctionDefinition define() {
    var definition = FunctionDefinition.named("RANGE", "range");
    for (SqlType type : RangeTypes.ALL) {
      SqlType element = ((SqlType.Range) type).element();
      definition.takes(type, element, element);
    }
    definition
        .calledOnNull()
        .example("RANGE(DATE '2022-10-01', NULL)", "RANGE<DATE> '[2022-10-01, UNBOUNDED)'");
    return definition.build();
  }

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.calledOnNull(call)
        .column(
            (row, out) -> {
              long start =
                  row.isNull(0) ? RangeBytes.UNBOUNDED_START : RangeBytes.word(row.longAt(0));
              long end = row.isNull(1) ? RangeBytes.UNBOUNDED_END : RangeBytes.word(row.longAt(1));
              if (!Bounds.isBefore(start, end)) {
                throw RowErrors.invalid(
                    "Range start element must be smaller than range end element: "
                        + ValueText.of(row.valueAt(0), row.context().zone())
                        + " and "
                        + ValueText.of(row.valueAt(1), row.context().zone()));
              }
              Bounds.put(start, end, out);
            });
  }
}
