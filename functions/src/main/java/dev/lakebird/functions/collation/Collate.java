package dev.lakebird.functions.collation;

import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The value, whose comparisons follow the collation specification: `'und:ci'`, a language such as `'en_US'`, or `''` and `'binary'` for code points.
///
/// The specification must be a literal or a parameter. Source: GoogleSQL reference, "String functions".
public final class Collate implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("COLLATE", "string")
          .takes(STRING, STRING, STRING)
          .example("COLLATE('a', 'und:ci') < 'B'", "true")
          .example("COLLATE('a', '') < 'B'", "false")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).column((row, out) -> out.putSlice(row.textAt(0)));
  }
}
