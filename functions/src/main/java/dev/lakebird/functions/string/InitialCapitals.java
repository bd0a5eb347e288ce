package dev.lakebird.functions.string;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The text with the first letter of each word in upper case and all others in lower case.
///
/// Words end at white space and punctuation, or at the characters of `delimiters`. Source:
/// GoogleSQL reference, "String functions".
public final class InitialCapitals implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("INITCAP", "string")
          .takes(STRING, required(STRING), optional(STRING))
          .example("INITCAP('Hello World-everyone!')", "'Hello World-Everyone!'")
          .example("INITCAP('Apples1oranges2pears', '12')", "'Apples1Oranges2Pears'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column(
            (row, out) ->
                out.putText(
                    Words.capitalized(
                        row.stringAt(0), row.count() > 1 ? row.stringAt(1) : Words.DELIMITERS)));
  }
}
