package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import java.math.BigDecimal;

/// `start`, `start + step`, … up to and including `end`; the step is 1 if not given.
///
/// Empty where `end` lies on the other side of `start`; a step of 0 is an error. Source: GoogleSQL
/// reference, "Array functions".
public final class GenerateArray implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("GENERATE_ARRAY", "array")
          .takes(SqlType.array(INT64), required(INT64), required(INT64), optional(INT64))
          .takes(SqlType.array(NUMERIC), required(NUMERIC), required(NUMERIC), optional(NUMERIC))
          .takes(
              SqlType.array(BIGNUMERIC),
              required(BIGNUMERIC),
              required(BIGNUMERIC),
              optional(BIGNUMERIC))
          .takes(SqlType.array(FLOAT64), required(FLOAT64), required(FLOAT64), optional(FLOAT64))
          .example("GENERATE_ARRAY(1, 5)", "[1, 2, 3, 4, 5]")
          .example("GENERATE_ARRAY(10, 0, -3)", "[10, 7, 4, 1]")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return switch (call.resultType()) {
      case SqlType.Array t when t.element() instanceof SqlType.Int64 -> new LongSequence();
      case SqlType.Array t when t.element() instanceof SqlType.Float64 ->
          ArrayKernel.strict(VectorType.of(t), GenerateArray::appendDoubles);
      case SqlType type -> ArrayKernel.strict(VectorType.of(type), GenerateArray::appendDecimals);
    };
  }

  static LakebirdException stepIsZero() {
    return new LakebirdException(ErrorCode.INVALID_VALUE, "Sequence step cannot be 0.");
  }

  private static void appendDoubles(Row row, VectorBuilder elements) {
    double start = row.doubleAt(0);
    double end = row.doubleAt(1);
    double step = row.count() == 3 ? row.doubleAt(2) : 1;
    if (Double.isNaN(start) || Double.isNaN(end) || Double.isNaN(step)) {
      throw new LakebirdException(
          ErrorCode.INVALID_VALUE, "Sequence start, end and step cannot be NaN");
    }
    if (step == 0) {
      throw stepIsZero();
    }
    if (start == end) {
      elements.appendDouble(start);
      return;
    }
    if (Double.isInfinite(start) || Double.isInfinite(end) || Double.isInfinite(step)) {
      throw new LakebirdException(
          ErrorCode.INVALID_VALUE, "Sequence start, end and step must be finite");
    }
    if ((end - start) / step >= Integer.MAX_VALUE) {
      throw tooLong();
    }
    for (long i = 0; ; i++) {
      double value = start + i * step;
      if (step > 0 ? value > end : value < end) {
        return;
      }
      elements.appendDouble(value);
    }
  }

  private static void appendDecimals(Row row, VectorBuilder elements) {
    BigDecimal start = row.decimalAt(0);
    BigDecimal end = row.decimalAt(1);
    BigDecimal step = row.count() == 3 ? row.decimalAt(2) : BigDecimal.ONE;
    if (step.signum() == 0) {
      throw stepIsZero();
    }
    BigDecimal steps = end.subtract(start).divideToIntegralValue(step);
    if (end.compareTo(start) * step.signum() < 0) {
      return;
    }
    if (steps.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) >= 0) {
      throw tooLong();
    }
    BigDecimal value = start;
    for (int i = 0; i <= steps.intValue(); i++) {
      elements.append(new Value.DecimalValue(elements.sqlType(), value));
      value = value.add(step);
    }
  }

  static LakebirdException tooLong() {
    return new LakebirdException(
        ErrorCode.RESOURCES_EXCEEDED,
        "The arrays that GENERATE_ARRAY makes in one batch have too many elements");
  }
}
