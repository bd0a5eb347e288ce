package dev.lakebird.functions.conditional;

import static dev.lakebird.functions.spi.Signature.Parameter.required;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalFunction;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.TypePattern;

/// The error that the evaluation of the argument is, as `CODE: message`; NULL where it is none. With
/// [Raise], an aggregate that only a branch needs fails where the branch is taken.
public final class ErrorOf implements ConditionalFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$error_of", "debugging")
          .takes(STRING, required(TypePattern.any("T")))
          .calledOnNull()
          .example("(SELECT IF(COUNT(*) > 0, 1.5, SUM(1 / x)) FROM UNNEST([0]) AS x)", "1.5")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ConditionalKernel bind(BoundCall call) {
    return new ErrorOfKernel();
  }
}
