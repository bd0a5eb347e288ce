package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The character of a Unicode code point; empty for 0.
///
/// Source: GoogleSQL reference, "String functions".
public final class CharacterOf implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("CHR", "string")
          .takes(STRING, INT64)
          .example("CHR(65)", "'A'")
          .example("CHR(0)", "''")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column(
            (row, out) -> out.putText(row.longAt(0) == 0 ? "" : CodePoints.text(row.longAt(0))));
  }
}
