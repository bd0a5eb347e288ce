package dev.lakebird.functions.cast;

import dev.lakebird.functions.adapter.Decimals;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.LooseDecimal;
import dev.lakebird.types.SqlType;

/// PARSE_NUMERIC and PARSE_BIGNUMERIC.
final class ParseDecimal {
  private ParseDecimal() {}

  static ScalarKernel of(BoundCall call) {
    SqlType type = call.resultType();
    return RowKernels.strict(call)
        .decimals(
            row ->
                LooseDecimal.parse(row.stringAt(0), type)
                    .filter(value -> Decimals.inRange(type, value))
                    .orElseThrow(
                        () ->
                            RowErrors.invalid(
                                "Invalid input to PARSE_"
                                    + type.sqlName()
                                    + ": \""
                                    + row.stringAt(0)
                                    + "\"")));
  }
}
