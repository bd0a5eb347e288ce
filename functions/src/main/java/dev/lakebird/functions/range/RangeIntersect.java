package dev.lakebird.functions.range;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.ValueText;
import java.time.ZoneId;

/// The part that two ranges have in common; an error where there is none.
///
/// Source: GoogleSQL reference, "Range functions".
public final class RangeIntersect implements ScalarFunction {
  private static final FunctionDefinition DEFINITION = define();

  private static FunctionDefinition define() {
    var definition = FunctionDefinition.named("RANGE_INTERSECT", "range");
    RangeTypes.ALL.forEach(type -> definition.takes(type, type, type));
    definition.example(
        "RANGE_INTERSECT(RANGE<DATE> '[2022-02-01, UNBOUNDED)', RANGE<DATE> '[2021-06-15,"
            + " 2022-04-15)')",
        "RANGE<DATE> '[2022-02-01, 2022-04-15)'");
    return definition.build();
  }

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              if (!RangeOverlaps.overlap(row)) {
                ZoneId zone = row.context().zone();
                throw RowErrors.outOfRange(
                    "Provided RANGE inputs: "
                        + ValueText.of(row.valueAt(0), zone)
                        + " and "
                        + ValueText.of(row.valueAt(1), zone)
                        + " do not overlap. Please check RANGE_OVERLAPS before calling"
                        + " RANGE_INTERSECT");
              }
              long starts = Bounds.start(row, 0);
              long start = Bounds.start(row, 1);
              long ends = Bounds.end(row, 0);
              long end = Bounds.end(row, 1);
              Bounds.put(
                  Bounds.isBefore(starts, start) ? start : starts,
                  Bounds.isBefore(end, ends) ? end : ends,
                  out);
            });
  }
}
