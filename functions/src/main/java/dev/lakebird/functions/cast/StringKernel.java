package dev.lakebird.functions.cast;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.date.Zones;
import dev.lakebird.functions.json.JsonStrings;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.ValueText;
import dev.lakebird.types.SqlType;

/// The kernel of STRING.
final class StringKernel {
  private StringKernel() {}

  static ScalarKernel bind(BoundCall call) {
    if (call.argument(0).type().type() instanceof SqlType.Json) {
      return RowKernels.strict(call)
          .column((row, out) -> out.putText(JsonStrings.of(row.stringAt(0))));
    }
    Zones zones = Zones.of(call, 1);
    return RowKernels.strict(call)
        .column((row, out) -> out.putText(ValueText.of(row.valueAt(0), zones.at(row))));
  }
}
