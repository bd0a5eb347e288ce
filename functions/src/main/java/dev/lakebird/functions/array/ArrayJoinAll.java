package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.array;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;

/// The elements of the arrays that are the only field of the elements of an array, one after
/// another; NULL where all are NULL: `ARRAY_CONCAT_AGG`.
///
/// Source: GoogleSQL reference, "Aggregate functions".
public final class ArrayJoinAll implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$array_concat_all", "array")
          .takes(
              types ->
                  ((SqlType.Struct) ((SqlType.Array) types.getFirst()).element())
                      .fields()
                      .getFirst()
                      .type(),
              array("T"))
          .example(
              "(SELECT ARRAY_CONCAT_AGG(a.x) FROM UNNEST([STRUCT([1, 2] AS x), STRUCT([3])]) AS a)",
              "[1, 2, 3]")
          .build();

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
              var elements = new ArrayList<Value>();
              boolean some = false;
              for (Value entry : WholeArrays.elements(row, 0)) {
                if (entry instanceof Value.StructValue struct
                    && struct.fields().getFirst() instanceof Value.ArrayValue array) {
                  some = true;
                  elements.addAll(array.elements());
                }
              }
              return some ? new Value.ArrayValue(type, elements) : Value.nullOf(type);
            });
  }
}
