package dev.lakebird.functions.json;

import dev.lakebird.functions.text.JsonText;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/// SQL values as JSON, as TO_JSON makes them. Source: GoogleSQL reference, "JSON functions", "JSON
/// encodings".
final class JsonEncoding {
  private static final long EXACT_MAX = 1L << 53;

  private final boolean stringifyWide;

  /// @param stringifyWide whether numbers that FLOAT64 does not hold exactly become strings
  JsonEncoding(boolean stringifyWide) {
    this.stringifyWide = stringifyWide;
  }

  Json encode(Value value) {
    return switch (value) {
      case Value.NullValue v -> Json.NULL;
      case Value.BoolValue v -> new Json.Truth(v.value());
      case Value.Int64Value v -> {
        String text = Long.toString(v.value());
        boolean exact = v.value() >= -EXACT_MAX && v.value() <= EXACT_MAX;
        yield stringifyWide && !exact ? new Json.Text(text) : new Json.Number(text);
      }
      case Value.Float64Value v -> floating(v.value());
      case Value.DecimalValue v -> decimal(v.value());
      case Value.JsonValue v -> JsonReader.stored(v.text());
      case Value.ArrayValue v -> new Json.Elements(encode(v.elements()));
      case Value.StructValue v -> {
        var members = new TreeMap<String, Json>();
        for (int f = 0; f < v.fields().size(); f++) {
          members.putIfAbsent(
              v.type().fields().get(f).name().orElse(""), encode(v.fields().get(f)));
        }
        yield new Json.Members(members);
      }
      case Value.RangeValue v -> {
        var members = new TreeMap<String, Json>();
        members.put("start", encode(v.start()));
        members.put("end", encode(v.end()));
        yield new Json.Members(members);
      }
      case Value.StringValue v -> new Json.Text(v.value());
      case Value.BytesValue v -> asText(v);
      case Value.DateValue v -> asText(v);
      case Value.TimeValue v -> asText(v);
      case Value.DatetimeValue v -> asText(v);
      case Value.TimestampValue v -> asText(v);
      case Value.IntervalValue v -> asText(v);
    };
  }

  List<Json> encode(List<Value> values) {
    return values.stream().map(this::encode).toList();
  }

  /// What TO_JSON_STRING writes as a string.
  private static Json asText(Value value) {
    return JsonReader.read(JsonText.of(value), JsonReader.Numbers.ROUND);
  }

  private static Json floating(double value) {
    if (Double.isNaN(value)) {
      return new Json.Text("NaN");
    }
    if (Double.isInfinite(value)) {
      return new Json.Text(value > 0 ? "Infinity" : "-Infinity");
    }
    return Json.Number.of(value);
  }

  private Json decimal(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 19) {
      return JsonNumbers.of(plain.toPlainString(), false);
    }
    double rounded = value.doubleValue();
    boolean exact = new BigDecimal(Double.toString(rounded)).compareTo(value) == 0;
    return stringifyWide && !exact ? new Json.Text(plain.toPlainString()) : Json.Number.of(rounded);
  }
}
