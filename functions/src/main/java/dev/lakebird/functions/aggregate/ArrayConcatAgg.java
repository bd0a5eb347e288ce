package dev.lakebird.functions.aggregate;

import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.functions.spi.Parameters.typeOf;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The elements of the arrays of all rows, one array after another, NULL arrays aside; NULL if
/// there are none.
///
/// Source: GoogleSQL reference, "Aggregate functions".
public final class ArrayConcatAgg implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ARRAY_CONCAT_AGG", "aggregate")
          .takes(typeOf(0), array("T"))
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("ARRAY_CONCAT_AGG in this place");
  }
}
