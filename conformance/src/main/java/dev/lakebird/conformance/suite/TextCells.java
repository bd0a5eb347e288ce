package dev.lakebird.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakebird.engine.result.ValueText;
import dev.lakebird.types.value.Value;

/// Compares cells that are written as text, where an empty one is NULL.
record TextCells(Numbers numbers) implements CellComparison {
  @Override
  public boolean same(JsonNode expected, Value got) {
    String wanted = expected.isNull() ? "" : expected.asText();
    String text = got.isNull() ? "" : ValueText.display(got);
    return switch (got) {
      case Value.Float64Value v -> numbers.same(wanted, v.value());
      case Value.DecimalValue v ->
          numbers.same(wanted, v.value())
              || numbers.same(wanted, v.value().doubleValue())
              || Numbers.sameFloat(wanted, v.value());
      case Value.Int64Value v -> numbers.same(wanted, (double) v.value());
      default -> Texts.sameTime(wanted, text) || wanted.equals(text);
    };
  }
}
