package dev.lakebird.functions.collation;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// LIKE under a collation: text, pattern, specification.
///
/// Source: GoogleSQL reference, "LIKE operator".
public final class CollatedLike implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$collated_like", "string")
          .takes(BOOL, STRING, STRING, STRING)
          .example("COLLATE('Apple', 'und:ci') LIKE 'a%E'", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .booleans(
            row ->
                CollatedPattern.of(row.stringAt(1))
                    .matches(row.stringAt(0), Collation.of(row.stringAt(2))));
  }
}
