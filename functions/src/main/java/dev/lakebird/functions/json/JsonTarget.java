package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.text.NumberText;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/// What the conversion functions make of JSON values.
enum JsonTarget {
  BOOL(SqlType.BOOL, "a boolean"),
  INT64(SqlType.INT64, "an integer"),
  INT32(SqlType.INT64, "an integer"),
  UINT32(SqlType.INT64, "an integer"),
  UINT64(SqlType.INT64, "an integer"),
  FLOAT64(SqlType.FLOAT64, "a number"),
  FLOAT(SqlType.FLOAT64, "a number"),
  STRING(SqlType.STRING, "a string");

  private static final BigDecimal UINT32_MAX = BigDecimal.valueOf(0xFFFF_FFFFL);

  final SqlType type;
  private final String wanted;

  JsonTarget(SqlType type, String wanted) {
    this.type = type;
    this.wanted = wanted;
  }

  /// The SQL value of a JSON value of the right kind.
  ///
  /// @param exact whether a number that loses digits is an error
  /// @throws LakebirdException INVALID_VALUE or OUT_OF_RANGE where it is of another kind
  Value convert(Json json, boolean exact) {
    return switch (this) {
      case BOOL -> {
        if (json instanceof Json.Truth truth) {
          yield Value.of(truth.value());
        }
        throw mismatch();
      }
      case STRING -> {
        if (json instanceof Json.Text text) {
          yield Value.of(text.value());
        }
        throw mismatch();
      }
      case INT64, INT32, UINT32, UINT64 -> {
        if (!(json instanceof Json.Number number)) {
          throw mismatch();
        }
        var value = new BigDecimal(number.text());
        if (value.stripTrailingZeros().scale() > 0) {
          throw RowErrors.invalid(
              "The provided JSON number: " + number.text() + " cannot be converted to an integer");
        }
        if (!inRange(value)) {
          throw RowErrors.outOfRange(
              "The provided JSON number: " + number.text() + " is out of range of " + name());
        }
        yield Value.of(value.longValueExact());
      }
      case FLOAT64, FLOAT -> {
        if (!(json instanceof Json.Number number)) {
          throw mismatch();
        }
        double value = narrowed(number.toDouble());
        if (Double.isInfinite(value)) {
          throw RowErrors.outOfRange(
              "JSON number: " + number.text() + " cannot be converted to " + name());
        }
        if (exact && new BigDecimal(number.text()).compareTo(shortest(value)) != 0) {
          throw RowErrors.outOfRange(
              "JSON number: "
                  + number.text()
                  + " cannot be converted to "
                  + name()
                  + " without loss of precision");
        }
        yield Value.of(value);
      }
    };
  }

  private BigDecimal shortest(double value) {
    return this == FLOAT ? new BigDecimal((float) value) : new BigDecimal(Double.toString(value));
  }

  /// Of FLOAT the FLOAT64 that its shortest digits say.
  private double narrowed(double value) {
    return this == FLOAT ? Double.parseDouble(Float.toString((float) value)) : value;
  }

  private boolean inRange(BigDecimal value) {
    return switch (this) {
      case INT32 -> isBetween(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case UINT32 -> value.signum() >= 0 && value.compareTo(UINT32_MAX) <= 0;
      case UINT64 -> isBetween(value, 0, Long.MAX_VALUE);
      case BOOL, INT64, FLOAT64, FLOAT, STRING -> isBetween(value, Long.MIN_VALUE, Long.MAX_VALUE);
    };
  }

  private static boolean isBetween(BigDecimal value, long min, long max) {
    return value.compareTo(BigDecimal.valueOf(min)) >= 0
        && value.compareTo(BigDecimal.valueOf(max)) <= 0;
  }

  private LakebirdException mismatch() {
    return RowErrors.invalid("The provided JSON input is not " + wanted);
  }

  /// The SQL value that a JSON value of any kind can be taken for, or NULL.
  Value convertLax(Json json) {
    return switch (this) {
      case BOOL ->
          switch (json) {
            case Json.Truth v -> Value.of(v.value());
            case Json.Text v when v.value().equalsIgnoreCase("true") -> Value.of(true);
            case Json.Text v when v.value().equalsIgnoreCase("false") -> Value.of(false);
            case Json.Number v -> Value.of(v.toDouble() != 0);
            default -> Value.nullOf(type);
          };
      case STRING ->
          switch (json) {
            case Json.Truth v -> Value.of(Boolean.toString(v.value()));
            case Json.Text v -> Value.of(v.value());
            case Json.Number v -> Value.of(plain(v.text()));
            default -> Value.nullOf(type);
          };
      case INT64, INT32, UINT32, UINT64 ->
          switch (json) {
            case Json.Truth v -> Value.of(v.value() ? 1L : 0L);
            case Json.Number v -> integer(new BigDecimal(v.text()));
            case Json.Text v -> parsed(v.value()).map(this::integer).orElse(Value.nullOf(type));
            default -> Value.nullOf(type);
          };
      case FLOAT64, FLOAT ->
          switch (json) {
            case Json.Number v -> finite(v.toDouble());
            case Json.Text v -> floating(v.value());
            default -> Value.nullOf(type);
          };
    };
  }

  /// A number as text of its own: 10.0 is 10.
  private static String plain(String number) {
    boolean isWhole = number.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
    return isWhole ? number : NumberText.of(Double.parseDouble(number));
  }

  private Value integer(BigDecimal value) {
    BigDecimal whole = value.setScale(0, RoundingMode.HALF_UP);
    return inRange(whole) ? Value.of(whole.longValueExact()) : Value.nullOf(type);
  }

  private Value floating(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "nan" -> Value.of(Double.NaN);
      case "inf", "+inf", "infinity", "+infinity" -> Value.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> Value.of(Double.NEGATIVE_INFINITY);
      default -> parsed(text).map(v -> finite(v.doubleValue())).orElse(Value.nullOf(type));
    };
  }

  private Value finite(double value) {
    double narrow = narrowed(value);
    return Double.isInfinite(narrow) ? Value.nullOf(type) : Value.of(narrow);
  }

  private static Optional<BigDecimal> parsed(String text) {
    return NumberText.parseDecimal(text, SqlType.BIGNUMERIC);
  }
}
