package dev.lakebird.functions.collation;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The [key][CollationKey] of a string and the string, as bytes that order as the strings do: what MIN, MAX and their like compare.
///
/// Source: GoogleSQL reference, "Collation".
public final class CollationPair implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$collation_pair", "string")
          .takes(BYTES, STRING, STRING)
          .example("LEAST(COLLATE('B', 'und:ci'), 'a')", "'a'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putBytes(Collation.of(row.stringAt(1)).keyed(row.stringAt(0))));
  }
}
