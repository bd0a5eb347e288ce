package dev.lakebird.functions.cast;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.JsonText;
import dev.lakebird.types.value.Value;

/// The value as JSON text.
///
/// INT64 beyond 53 bits and all NUMERIC values that JSON numbers cannot hold exactly are written
/// as strings. With `pretty_print` TRUE the text has line breaks. Source: GoogleSQL reference,
/// "JSON functions".
public final class ToJsonString implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TO_JSON_STRING", "json")
          .takes(STRING, any("T"), optional(BOOL))
          .calledOnNull()
          .example("TO_JSON_STRING([1, 2])", "'[1,2]'")
          .example("TO_JSON_STRING(NULL)", "'null'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.calledOnNull(call)
        .values(
            row ->
                new Value.StringValue(
                    row.count() > 1 && row.booleanAt(1)
                        ? JsonText.pretty(row.valueAt(0))
                        : JsonText.of(row.valueAt(0))));
  }
}
