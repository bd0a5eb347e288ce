package dev.lakebird.functions.collation;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The string of a [pair][CollationPair].
///
/// Source: GoogleSQL reference, "Collation".
public final class CollationText implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$collation_text", "string")
          .takes(STRING, BYTES)
          .example("GREATEST(COLLATE('a', 'und:ci'), 'B')", "'B'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              var pair = row.textAt(0);
              int end = 0;
              while (pair.byteAt(end) != 0) {
                end++;
              }
              out.putSlice(pair, end + 1, pair.byteLength());
            });
  }
}
