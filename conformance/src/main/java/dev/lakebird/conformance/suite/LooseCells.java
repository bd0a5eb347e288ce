package dev.lakebird.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakebird.engine.result.ValueText;
import dev.lakebird.types.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Compares cells that are written loosely, by what a person reads.
record LooseCells(Numbers numbers) implements CellComparison {
  @Override
  public boolean same(JsonNode expected, Value got) {
    if (expected.isNull() || got.isNull()) {
      return expected.isNull() && got.isNull();
    }
    for (String wrapping : List.of("int", "float", "timestamp", "array", "struct")) {
      if (expected.size() == 1 && expected.has(wrapping)) {
        return same(expected.path(wrapping), got);
      }
    }
    return switch (got) {
      case Value.NullValue v -> expected.isNull();
      case Value.BoolValue v -> expected.asText().equals(Boolean.toString(v.value()));
      case Value.Int64Value v -> expected.asText().equals(Long.toString(v.value()));
      case Value.Float64Value v -> numbers.same(expected.asText(), v.value());
      case Value.DecimalValue v ->
          numbers.same(expected.asText(), v.value())
              || expected.isNumber() && numbers.same(expected.asText(), v.value().doubleValue());
      case Value.StringValue v -> expected.asText().equals(v.value());
      case Value.BytesValue v ->
          expected.asText().equals(Texts.base64(v.value()))
              || expected.asText().equals(new String(v.value(), StandardCharsets.UTF_8));
      case Value.JsonValue v ->
          Texts.sameJson(
              expected.isTextual() ? expected.textValue() : expected.toString(), v.text());
      case Value.DateValue v -> time(expected, v);
      case Value.TimeValue v -> time(expected, v);
      case Value.DatetimeValue v -> time(expected, v);
      case Value.TimestampValue v -> time(expected, v);
      case Value.IntervalValue v -> time(expected, v);
      case Value.RangeValue v -> time(expected, v);
      case Value.ArrayValue v ->
          expected.isTextual() ? time(expected, v) : list(parts(expected), v.elements());
      case Value.StructValue v ->
          expected.isTextual()
              ? expected.textValue().equals(braces(v))
              : list(parts(expected), v.fields());
    };
  }

  /// A struct as a person reads it.
  private static String braces(Value.StructValue struct) {
    return struct.fields().stream()
        .map(ValueText::display)
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /// The elements of a list or the values of an object; of one-key objects in a list, their values.
  private static List<JsonNode> parts(JsonNode expected) {
    List<JsonNode> parts = new ArrayList<>();
    expected.forEach(parts::add);
    return parts;
  }

  private boolean list(List<JsonNode> expected, List<Value> got) {
    boolean same = expected.size() == got.size();
    for (int i = 0; same && i < got.size(); i++) {
      same = part(expected.get(i), got.get(i));
    }
    return same;
  }

  /// A part of a list, or a field of a struct that is written as an object of one member.
  private boolean part(JsonNode expected, Value got) {
    return same(expected, got)
        || expected.isObject()
            && expected.size() == 1
            && same(expected.properties().iterator().next().getValue(), got);
  }

  private static boolean time(JsonNode expected, Value got) {
    return Texts.sameTime(expected.asText(), ValueText.display(got));
  }
}
