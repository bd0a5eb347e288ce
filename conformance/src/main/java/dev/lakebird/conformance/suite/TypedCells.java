package dev.lakebird.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakebird.engine.result.ValueText;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Compares cells that are written by their type.
record TypedCells(Numbers numbers) implements CellComparison {
  @Override
  public boolean same(JsonNode expected, Value got) {
    if (expected.isNull() || got.isNull()) {
      return expected.isNull() && got.isNull();
    }
    return switch (got) {
      case Value.NullValue v -> expected.isNull();
      case Value.BoolValue v -> expected.isBoolean() && expected.booleanValue() == v.value();
      case Value.Int64Value v -> text(expected, Long.toString(v.value()));
      case Value.Float64Value v ->
          expected.isTextual() && numbers.same(expected.textValue(), v.value());
      case Value.DecimalValue v ->
          expected.isTextual() && numbers.same(expected.textValue(), v.value());
      case Value.StringValue v -> text(expected, v.value());
      case Value.BytesValue v -> text(expected, Texts.base64(v.value()));
      case Value.JsonValue v ->
          expected.isTextual() && Texts.sameJson(expected.textValue(), v.text());
      case Value.DateValue v -> time(expected, v);
      case Value.TimeValue v -> time(expected, v);
      case Value.DatetimeValue v -> time(expected, v);
      case Value.TimestampValue v -> time(expected, v);
      case Value.IntervalValue v -> time(expected, v);
      case Value.ArrayValue v -> array(expected, v.elements());
      case Value.StructValue v -> {
        List<JsonNode> fields = new ArrayList<>();
        expected.forEach(fields::add);
        yield expected.isArray() && sameInOrder(fields, v.fields());
      }
      case Value.RangeValue v ->
          expected.has("start")
              && expected.has("end")
              && same(expected.path("start"), v.start())
              && same(expected.path("end"), v.end());
    };
  }

  private static boolean text(JsonNode expected, String got) {
    return expected.isTextual() && expected.textValue().equals(got);
  }

  private static boolean time(JsonNode expected, Value got) {
    return expected.isTextual() && Texts.sameTime(expected.textValue(), ValueText.display(got));
  }

  private boolean array(JsonNode expected, List<Value> got) {
    JsonNode elements = expected.path("v");
    if (!elements.isArray() || elements.size() != got.size()) {
      return false;
    }
    List<JsonNode> wanted = new ArrayList<>();
    elements.forEach(wanted::add);
    return expected.path("order").asText().equals("unknown")
        ? Multisets.same(wanted, got, this::same)
        : sameInOrder(wanted, got);
  }

  private boolean sameInOrder(List<JsonNode> expected, List<Value> got) {
    boolean same = expected.size() == got.size();
    for (int i = 0; same && i < got.size(); i++) {
      same = same(expected.get(i), got.get(i));
    }
    return same;
  }
}
