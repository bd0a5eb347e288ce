package dev.lakebird.functions.comparison;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.nio.charset.StandardCharsets;

/// LIKE over an array of patterns.
final class LikeArrays {
  private LikeArrays() {}

  /// @param any whether one pattern suffices
  /// @param negated whether a pattern counts that does not match
  static ScalarKernel bind(BoundCall call, boolean any, boolean negated) {
    boolean utf8 = call.argument(0).type().type() instanceof SqlType.StringType;
    return RowKernels.calledOnNull(call)
        .booleans(
            row -> {
              if (!(row.valueAt(1) instanceof Value.ArrayValue patterns)) {
                return !any;
              }
              boolean unknown = false;
              for (Value pattern : patterns.elements()) {
                if (pattern.isNull() || row.isNull(0)) {
                  unknown = true;
                } else if ((LikePattern.of(bytes(pattern), utf8).matches(row.textAt(0)) != negated)
                    == any) {
                  return any;
                }
              }
              if (unknown) {
                row.setNull();
              }
              return !any;
            });
  }

  private static byte[] bytes(Value pattern) {
    return switch (pattern) {
      case Value.StringValue v -> v.value().getBytes(StandardCharsets.UTF_8);
      case Value.BytesValue v -> v.value();
      case Value v -> throw LakebirdException.internal("No pattern: " + v.type().sqlName());
    };
  }
}
