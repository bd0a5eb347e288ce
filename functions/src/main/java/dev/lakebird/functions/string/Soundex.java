package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The Soundex code of the Latin letters of the text: the first letter and three digits; empty where there
/// are none.
///
/// Source: GoogleSQL reference, "String functions".
public final class Soundex implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SOUNDEX", "string")
          .takes(STRING, STRING)
          .example("SOUNDEX('Ashcraft')", "'A261'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putText(Phonetics.soundex(row.stringAt(0))));
  }
}
