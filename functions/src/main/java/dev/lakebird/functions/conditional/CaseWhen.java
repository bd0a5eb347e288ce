package dev.lakebird.functions.conditional;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.functions.spi.Parameters.anyRepeated;
import static dev.lakebird.functions.spi.Parameters.repeated;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalFunction;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.FunctionDefinition;

/// `CASE WHEN c1 THEN v1 … ELSE e END` as `(c1, v1, …, e)`.
///
/// The value of the first condition that is TRUE; later conditions and other values are not
/// evaluated for that row. Source: GoogleSQL reference, "Conditional expressions".
public final class CaseWhen implements ConditionalFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$case", "conditional")
          .takes(types -> types.getLast(), repeated(BOOL), anyRepeated("T"), any("T"))
          .calledOnNull()
          .example("CASE WHEN 1 > 2 THEN 'a' ELSE 'b' END", "'b'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ConditionalKernel bind(BoundCall call) {
    return CaseKernel.of(call);
  }
}
