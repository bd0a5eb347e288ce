package dev.lakebird.functions.range;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.Parameters;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;

/// A range split into ranges of the length of an INTERVAL of one kind of part; the last, which may be
/// shorter, is left out where the third argument is FALSE.
///
/// Source: GoogleSQL reference, "Range functions".
public final class GenerateRangeArray implements ScalarFunction {
  private static final FunctionDefinition DEFINITION = define();

  private static FunctionDefinition define() {
    var definition = FunctionDefinition.named("GENERATE_RANGE_ARRAY", "range");
    for (SqlType type : RangeTypes.ALL) {
      definition.takes(
          SqlType.array(type),
          Parameters.required(type),
          Parameters.required(SqlType.INTERVAL),
          Parameters.optional(SqlType.BOOL));
    }
    definition.example(
        "ARRAY_LENGTH(GENERATE_RANGE_ARRAY(RANGE(DATE '2020-01-01', DATE '2020-01-06'), INTERVAL 2"
            + " DAY))",
        "3");
    return definition.build();
  }

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    var type = (SqlType.Array) call.resultType();
    return RowKernels.strict(call)
        .values(
            row -> {
              boolean partial = row.count() < 3 || row.booleanAt(2);
              var range = (Value.RangeValue) row.valueAt(0);
              var step = (Value.IntervalValue) row.valueAt(1);
              return new Value.ArrayValue(type, RangeSteps.split(range, step, partial));
            });
  }
}
