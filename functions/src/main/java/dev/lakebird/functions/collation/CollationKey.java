package dev.lakebird.functions.collation;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Bytes that order as the strings of a collation do.
///
/// Source: GoogleSQL reference, "Collation".
public final class CollationKey implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$collation_key", "string")
          .takes(BYTES, STRING, STRING)
          .example("COLLATE('Ab', 'und:ci') = 'aB'", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putBytes(Collation.of(row.stringAt(1)).key(row.stringAt(0))));
  }
}
