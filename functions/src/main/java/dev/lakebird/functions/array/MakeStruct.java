package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.anyRepeated;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// `STRUCT(v1, v2, …)`: a struct of the arguments; names come from the place of the call.
///
/// Source: GoogleSQL reference, "Data types", "Constructing a STRUCT".
public final class MakeStruct implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$make_struct", "array")
          .takes(
              types -> new SqlType.Struct(types.stream().map(SqlType.Field::anonymous).toList()),
              anyRepeated(""))
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return new StructKernel(call);
  }
}
