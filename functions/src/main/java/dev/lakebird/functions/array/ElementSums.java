package dev.lakebird.functions.array;

import dev.lakebird.functions.adapter.Decimals;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/// Kernels of ARRAY_SUM and ARRAY_AVG.
final class ElementSums {
  private ElementSums() {}

  static ScalarKernel sum(BoundCall call) {
    return RowKernels.strict(call)
        .values(
            row -> {
              List<Value> present = present(row);
              if (present.isEmpty()) {
                return Value.nullOf(call.resultType());
              }
              return switch (call.resultType()) {
                case SqlType.Float64 t -> Value.of(doubles(present));
                case SqlType.Int64 t -> Value.of(longs(present));
                case SqlType t -> new Value.DecimalValue(t, Decimals.checked(t, decimals(present)));
              };
            });
  }

  static ScalarKernel average(BoundCall call) {
    return RowKernels.strict(call)
        .values(
            row -> {
              List<Value> present = present(row);
              if (present.isEmpty()) {
                return Value.nullOf(call.resultType());
              }
              if (call.resultType() instanceof SqlType.Float64) {
                return Value.of(doubles(present) / present.size());
              }
              BigDecimal count = BigDecimal.valueOf(present.size());
              BigDecimal mean =
                  decimals(present)
                      .divide(count, Decimals.BIGNUMERIC_SCALE + 1, RoundingMode.HALF_UP);
              return new Value.DecimalValue(
                  call.resultType(), Decimals.checked(call.resultType(), mean));
            });
  }

  private static List<Value> present(Row row) {
    return WholeArrays.elements(row, 0).stream().filter(v -> !v.isNull()).toList();
  }

  private static long longs(List<Value> values) {
    BigInteger sum = BigInteger.ZERO;
    for (Value value : values) {
      sum = sum.add(BigInteger.valueOf(((Value.Int64Value) value).value()));
    }
    if (sum.bitLength() > 63) {
      throw RowErrors.outOfRange("int64 overflow in ARRAY_SUM: " + sum);
    }
    return sum.longValue();
  }

  private static double doubles(List<Value> values) {
    double sum = 0;
    boolean finite = true;
    for (Value value : values) {
      double number =
          value instanceof Value.Float64Value v ? v.value() : ((Value.Int64Value) value).value();
      finite &= Double.isFinite(number);
      sum += number;
    }
    if (finite && !Double.isFinite(sum)) {
      throw RowErrors.outOfRange("double overflow in the sum of an array");
    }
    return sum;
  }

  private static BigDecimal decimals(List<Value> values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Value value : values) {
      sum = sum.add(((Value.DecimalValue) value).value());
    }
    return sum;
  }
}
