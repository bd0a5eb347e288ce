package dev.lakebird.functions.cast;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.NumberText;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// The value as `NUMERIC(p, s)`, `BIGNUMERIC(p, s)`, `STRING(n)` or `BYTES(n)`.
///
/// Decimals are rounded half away from zero to `s` digits, and are an error beyond `p` digits;
/// strings longer than `n` are an error. Source: GoogleSQL reference, "Parameterized data types".
public final class ApplyTypeParameters implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$apply_type_parameters", "conversion")
          .takes(NUMERIC, NUMERIC, INT64, INT64)
          .takes(BIGNUMERIC, BIGNUMERIC, INT64, INT64)
          .takes(NUMERIC, NUMERIC, INT64)
          .takes(BIGNUMERIC, BIGNUMERIC, INT64)
          .takes(STRING, STRING, INT64)
          .takes(BYTES, BYTES, INT64)
          .example("CAST('1.256' AS NUMERIC(5, 2))", "NUMERIC '1.26'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    int first = constant(call, 1);
    return switch (call.argument(0).type().type()) {
      case SqlType.Numeric t -> decimal(call, t, first);
      case SqlType.BigNumeric t -> decimal(call, t, first);
      case SqlType t -> RowKernels.strict(call).values(row -> notLonger(row.valueAt(0), first));
    };
  }

  private static ScalarKernel decimal(BoundCall call, SqlType type, int precision) {
    int scale = call.arguments().size() > 2 ? constant(call, 2) : 0;
    return RowKernels.strict(call)
        .decimals(row -> rounded(row.decimalAt(0), type, precision, scale));
  }

  /// The decimal rounded to `scale` digits.
  ///
  /// @throws LakebirdException OUT_OF_RANGE beyond `precision` digits
  static BigDecimal rounded(BigDecimal value, SqlType type, int precision, int scale) {
    BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
    if (rounded.abs().compareTo(BigDecimal.TEN.pow(precision - scale)) >= 0) {
      throw RowErrors.outOfRange(
          "Value of type "
              + type.sqlName()
              + "("
              + precision
              + ", "
              + scale
              + ") is out of range: "
              + NumberText.of(rounded));
    }
    return rounded;
  }

  /// The STRING or BYTES itself.
  ///
  /// @throws LakebirdException OUT_OF_RANGE where it is longer than `most`
  static Value notLonger(Value value, int most) {
    if (length(value) > most) {
      throw RowErrors.outOfRange(
          value.type().sqlName() + " has more than " + most + " characters or bytes");
    }
    return value;
  }

  private static int constant(BoundCall call, int argument) {
    if (call.argument(argument).constant().orElse(null) instanceof Value.Int64Value number) {
      return Math.toIntExact(number.value());
    }
    throw LakebirdException.internal("A type parameter is not a constant");
  }

  private static int length(Value value) {
    return switch (value) {
      case Value.StringValue v -> v.value().codePointCount(0, v.value().length());
      case Value.BytesValue v -> v.value().length;
      default -> throw LakebirdException.internal("A type parameter on " + value.type().sqlName());
    };
  }
}
