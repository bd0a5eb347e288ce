package dev.lakebird.functions.range;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// Whether two ranges have a part in common.
///
/// Source: GoogleSQL reference, "Range functions".
public final class RangeOverlaps implements ScalarFunction {
  private static final FunctionDefinition DEFINITION = define();

  private static FunctionDefinition define() {
    var definition = FunctionDefinition.named("RANGE_OVERLAPS", "range");
    RangeTypes.ALL.forEach(type -> definition.takes(SqlType.BOOL, type, type));
    definition.example(
        "RANGE_OVERLAPS(RANGE<DATE> '[2022-02-01, 2022-09-01)', RANGE<DATE> '[2021-06-15,"
            + " 2022-04-15)')",
        "true");
    return definition.build();
  }

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).booleans(RangeOverlaps::overlap);
  }

  /// Whether the ranges that are arguments 0 and 1 overlap.
  static boolean overlap(Row row) {
    return Bounds.isBefore(Bounds.start(row, 0), Bounds.end(row, 1))
        && Bounds.isBefore(Bounds.start(row, 1), Bounds.end(row, 0));
  }
}
