package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Optional;

/// Converts literals and parameters to the type their place asks for.
final class LiteralConversion {
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final int NUMERIC_SCALE = 9;
  private static final int BIGNUMERIC_SCALE = 38;
  private static final BigInteger NUMERIC_LIMIT = BigInteger.TEN.pow(38);
  private static final int BIGNUMERIC_BITS = 255;

  private LiteralConversion() {}

  /// The converted value, or nothing where that is work for a cast.
  ///
  /// @throws LakebirdException INVALID_VALUE where the text is not of the type
  static Optional<Value> convert(Constant constant, SqlType to, ZoneId zone) {
    Place place = constant.place();
    return switch (constant.value()) {
      case Value.Int64Value v ->
          number(BigDecimal.valueOf(v.value()), (double) v.value(), to, place);
      case Value.Float64Value v ->
          Double.isFinite(v.value())
              ? number(digits(constant, v.value()), v.value(), to, place)
              : Optional.empty();
      case Value.DecimalValue v -> number(v.value(), v.value().doubleValue(), to, place);
      case Value.StringValue v -> Optional.of(temporal(v.value(), to, zone, place));
      case Value.DateValue v when to instanceof SqlType.Datetime ->
          Optional.of(new Value.DatetimeValue(v.days() * MICROS_PER_DAY));
      default -> Optional.empty();
    };
  }

  private static BigDecimal digits(Constant constant, double value) {
    BigDecimal written = constant.written();
    return written == null ? new BigDecimal(Double.toString(value)) : written;
  }

  private static Optional<Value> number(BigDecimal exact, double near, SqlType to, Place place) {
    return switch (to) {
      case SqlType.Float64 t -> Optional.of(Value.of(near));
      case SqlType.Numeric t -> Optional.of(decimal(exact, to, place));
      case SqlType.BigNumeric t -> Optional.of(decimal(exact, to, place));
      default -> Optional.empty();
    };
  }

  /// Whether the type holds the value, rounded to its scale.
  static boolean fits(BigDecimal exact, SqlType type) {
    return fitsRounded(rounded(exact, type), type);
  }

  private static BigDecimal rounded(BigDecimal exact, SqlType type) {
    boolean big = type instanceof SqlType.BigNumeric;
    return exact.setScale(big ? BIGNUMERIC_SCALE : NUMERIC_SCALE, RoundingMode.HALF_UP);
  }

  private static boolean fitsRounded(BigDecimal rounded, SqlType type) {
    var unscaled = rounded.unscaledValue();
    return type instanceof SqlType.BigNumeric
        ? unscaled.bitLength() <= BIGNUMERIC_BITS
        : unscaled.abs().compareTo(NUMERIC_LIMIT) < 0;
  }

  /// A value of NUMERIC or BIGNUMERIC, rounded half away from zero to its scale.
  static Value decimal(BigDecimal exact, SqlType type, Place place) {
    var rounded = rounded(exact, type);
    if (!fitsRounded(rounded, type)) {
      throw new LakebirdException(
              ErrorCode.OUT_OF_RANGE, "Invalid " + type.sqlName() + " value: " + exact)
          .at(place.position());
    }
    return new Value.DecimalValue(type, rounded);
  }

  /// The value that text says of DATE, TIME, DATETIME or TIMESTAMP.
  static Value temporal(String text, SqlType type, ZoneId zone, Place place) {
    return TemporalText.read(text, type, zone)
        .orElseThrow(
            () ->
                new LakebirdException(
                        ErrorCode.INVALID_VALUE,
                        "Invalid " + type.sqlName() + " literal '" + text + "'")
                    .at(place.position()));
  }
}
